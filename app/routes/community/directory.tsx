import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { canReadDirectory, isWorkSetting, workSettings } from "#app/discussions/directory/entry.ts";
import { findOwnEntry, searchDirectory } from "#app/discussions/directory/queries/entries.server.ts";
import { EntryList } from "#app/discussions/directory/ui/entry-list.tsx";
import { settingInWords } from "#app/discussions/directory/ui/setting-words.ts";
import style from "#app/discussions/ui/discussions.css?url";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const params = new URL(request.url).searchParams;
  const [words, setting] = [(params.get("q") ?? "").slice(0, 100), params.get("setting")];
  const isInIt = (await findOwnEntry(db, person.id)) !== null;
  const canRead = canReadDirectory(person, isInIt);
  const search = { words, setting: isWorkSetting(setting) ? setting : null };
  const found = canRead ? await searchDirectory(db, { ...search, page: Number(params.get("page") ?? 1) }) : null;
  return { isInIt, search, found, told: params.get("told") };
}

export const meta: MetaFunction = () => [{ title: titled(m.directoryTitle(), m.spacesTitle()) }];

export default function DirectoryPage() {
  const { isInIt, search, found, told } = useLoaderData<typeof loader>();
  const isSearching = search.words.trim() !== "" || search.setting !== null;
  return (
    <Page
      title={m.directoryTitle()}
      lead={m.directoryLead()}
      breadcrumbs={[{ to: "/community", label: m.spacesTitle() }]}
      actions={
        <LinkButton to="/community/directory/me" tone={isInIt ? "secondary" : "primary"}>
          {isInIt ? m.directoryChange() : m.directoryJoin()}
        </LinkButton>
      }
    >
      <div className="stack-6">
        {told ? (
          <Notice kind="done" live>
            <p>{m.directoryTold({ what: told })}</p>
          </Notice>
        ) : null}
        {found === null ? (
          <EmptyState title={m.directoryClosedTitle()}>
            <p className="measure">{m.directoryClosedBody()}</p>
          </EmptyState>
        ) : (
          <>
            <Search search={search} />
            {found.rows.length === 0 ? (
              <EmptyState title={isSearching ? m.directoryNothingTitle() : m.directoryEmptyTitle()}>
                <p className="measure">{isSearching ? m.directoryNothingBody() : m.directoryEmptyBody()}</p>
              </EmptyState>
            ) : (
              <>
                <p className="small soft numbers" role="status">
                  {m.directoryCount({ count: found.total })}
                </p>
                <EntryList entries={found.rows} />
              </>
            )}
            <Pagination page={found.page} pageCount={found.pageCount} />
          </>
        )}
      </div>
    </Page>
  );
}

function Search({ search }: { search: { words: string; setting: string | null } }) {
  return (
    <Form method="get" role="search" className="cluster space-settings entry-search">
      <TextField name="q" type="search" label={m.directorySearch()} defaultValue={search.words} dir="auto" />
      <SelectField name="setting" label={m.directorySettingFilter()} defaultValue={search.setting ?? ""}>
        <option value="">{m.directoryEverySetting()}</option>
        {workSettings.map((setting) => (
          <option key={setting} value={setting}>
            {settingInWords(setting)}
          </option>
        ))}
      </SelectField>
      <Button>{m.directorySearchDo()}</Button>
    </Form>
  );
}

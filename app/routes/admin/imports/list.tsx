import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { checkImport } from "#app/identity/imports/import.server.ts";
import { columnsOf } from "#app/identity/imports/import-columns.ts";
import { importLimits, type Unreadable } from "#app/identity/imports/import-file.server.ts";
import { listImports } from "#app/identity/imports/queries/imports.server.ts";
import { importStateInWords } from "#app/identity/imports/ui/import-words.ts";
import invitationStyle from "#app/identity/invitations/ui/invitation.css?url";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { TextField } from "#app/ui/field.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: invitationStyle }];

export const meta: MetaFunction = () => [{ title: titled(m.importsTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await administrator(request);
  const { imports, ...pages } = await listImports(db, Number(new URL(request.url).searchParams.get("page")));
  return {
    ...pages,
    most: importLimits.rows,
    imports: imports.map(({ id, fileName, state, rowCount, problemCount, createdAt }) => ({
      ...{ id, fileName, rowCount },
      state: importStateInWords(state, problemCount),
      at: dayAndTimeIn(person.timeZone, createdAt.toISOString()),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  const form = await formOf(request);
  const file = form.get("file");
  const pasted = String(form.get("text") ?? "");
  const isFile = file instanceof File && file.size > 0;
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
  const outcome = await checkImport(db, person, { fileName: isFile ? file.name : m.importsPastedName(), bytes });
  if (typeof outcome === "object") throw redirect(`/admin/imports/${outcome.importId}`, 303);
  const reply: FormReply = {
    values: { text: pasted.slice(0, 200_000) },
    problems: { [isFile || !pasted ? "file" : "text"]: [unreadable(outcome)] },
    at: Date.now(),
  };
  return data(reply, 422);
}

function unreadable(why: Unreadable): string {
  const words: Record<Unreadable, () => string> = {
    empty: m.importsUnreadableEmpty,
    too_large: m.importsUnreadableLarge,
    too_many_rows: () => m.importsUnreadableRows({ most: importLimits.rows }),
    workbook: m.importsUnreadableWorkbook,
    binary: m.importsUnreadableBinary,
    no_header: m.importsUnreadableHeader,
    open_quote: m.importsUnreadableQuote,
    only_header: m.importsUnreadableOnlyHeader,
  };
  return words[why]();
}

export default function Imports() {
  const { imports, page, pageCount, most } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <AdminPage title={m.importsTitle()} lead={m.importsLead()}>
      <div className="stack-8">
        <PostForm reply={reply} submit={m.importsCheck()} help={m.importsCheckHelp()} encType="multipart/form-data">
          <TextField
            label={m.importsFile()}
            help={m.importsFileHelp({ most })}
            name="file"
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
          />
          <TextArea label={m.importsText()} isOptional name="text" rows={4} />
        </PostForm>
        <Columns />
        <section aria-labelledby="before" className="stack">
          <h2 id="before">{m.importsBefore()}</h2>
          {imports.length === 0 ? <p>{m.importsNone()}</p> : null}
          <ul className="plain rows">
            {imports.map(({ id, fileName, rowCount, state, at }) => (
              <li key={id}>
                <p>
                  <Link to={`/admin/imports/${id}`} className="invitation-to">
                    {fileName}
                  </Link>
                </p>
                <p className="soft">{m.importsLine({ rows: rowCount, state, at })}</p>
              </li>
            ))}
          </ul>
          <Pagination page={page} pageCount={pageCount} />
        </section>
      </div>
    </AdminPage>
  );
}

function Columns() {
  const kinds = [
    { kind: "people", title: m.importsPeople(), help: m.importsPeopleHelp(), link: m.importsPeopleTemplate() },
    {
      kind: "organizations",
      title: m.importsOrganizations(),
      help: m.importsOrganizationsHelp(),
      link: m.importsOrganizationsTemplate(),
    },
  ] as const;
  return (
    <section aria-labelledby="columns" className="stack measure">
      <h2 id="columns">{m.importsColumns()}</h2>
      <p>{m.importsColumnsLead()}</p>
      {kinds.map(({ kind, title, help, link }) => (
        <section key={kind} className="stack-2">
          <h3>{title}</h3>
          <p>
            <code>{columnsOf[kind].join(", ")}</code>
          </p>
          <p>{help}</p>
          <p>
            <a href={`/admin/imports/template?of=${kind}`} download>
              {link}
            </a>
          </p>
        </section>
      ))}
    </section>
  );
}

import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { exportFormats } from "#app/discussions/export/export-format.ts";
import { listExports } from "#app/discussions/export/queries/space-exports.server.ts";
import { Exports } from "#app/discussions/export/ui/exports.tsx";
import { spacePath } from "#app/discussions/paths.ts";
import { findAudience } from "#app/discussions/spaces/queries/audience.server.ts";
import { facilitatorOf } from "#app/discussions/spaces/space-visitor.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import * as m from "#app/messages/catalog.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space } = await facilitatorOf(request, params.space);
  const [{ people }, exports] = await Promise.all([findAudience(db, space.id), listExports(db, space.id)]);
  return {
    ...{ space: { id: space.id, title: space.title }, person: person.id, people },
    isFormatMissing: new URL(request.url).searchParams.get("told") === "no-format",
    exports: exports.map(({ id, byName, format, createdAt }) => ({
      ...{ id, format, name: byName ?? m.postsErased(), day: shortDayIn(person.timeZone, createdAt) },
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.spaceExportTitle(), data?.space.title ?? m.spacesTitle()) },
];

export default function SpaceExportPage() {
  const { space, person, people, isFormatMissing, exports } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.spaceExportTitle()}
      lead={m.spaceExportLead()}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
      ]}
      width="narrow"
    >
      <div className="stack-8">
        <div className="stack">
          <Notice kind="care">
            <p>{m.spaceExportNotAnonymous()}</p>
          </Notice>
          <p>{m.spaceExportLeftOut()}</p>
          <p>{m.spaceExportTold({ people })}</p>
        </div>
        {/* A plain form: the answer is a file, which Remix's own cannot take. */}
        <form method="post" action={`${spacePath(space.id)}/exports`} className="stack">
          <input type="hidden" name="person" value={person} />
          <RadioGroup
            name="format"
            label={m.spaceExportFormat()}
            error={isFormatMissing ? m.spaceExportFormatMissing() : undefined}
            defaultValue="markdown"
            choices={exportFormats.map((format) => ({
              ...{ value: format, label: m.spaceExportFormatName({ format }) },
              help: m.spaceExportFormatHelp({ format }),
            }))}
          />
          <div className="cluster">
            <Button tone="primary">{m.spaceExportDownload()}</Button>
          </div>
        </form>
        <Exports exports={exports} />
      </div>
    </Page>
  );
}

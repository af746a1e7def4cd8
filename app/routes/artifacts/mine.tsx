import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOwnArtifacts } from "#app/learning/artifacts/queries/artifact-lists.server.ts";
import { ArtifactList, artifactRow } from "#app/learning/artifacts/ui/artifact-list.tsx";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

/** One's own work from every cohort, also from those that one has left. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const wanted = Number(new URL(request.url).searchParams.get("page") ?? 1);
  const { artifacts, ...list } = await listOwnArtifacts(db, person, wanted);
  return { ...list, rows: artifacts.map((artifact) => artifactRow(artifact, person.timeZone)) };
}

export const meta: MetaFunction = () => [{ title: titled(m.artifactsTitle()) }];

export default function OwnArtifactsPage() {
  const { rows, total, page, pageCount } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.artifactsTitle()}
      breadcrumbs={[{ to: "/cohorts", label: m.cohortsTitle() }]}
      lead={m.artifactsLead()}
    >
      {rows.length === 0 ? (
        <EmptyState title={m.artifactsEmptyTitle()}>
          <p className="measure">{m.artifactsEmptyBody()}</p>
        </EmptyState>
      ) : (
        <>
          <p className="list-count soft numbers">{m.artifactsCount({ count: total })}</p>
          <ArtifactList rows={rows} showsCohort />
          <Pagination page={page} pageCount={pageCount} />
        </>
      )}
    </Page>
  );
}

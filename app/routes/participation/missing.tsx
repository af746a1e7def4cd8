import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { missingPageSize, whoIsMissing } from "#app/participation/overview/missing.server.ts";
import {
  FrozenObstacles,
  MissingOrganizations,
  Obstacles,
  ReachAgainstRosters,
} from "#app/participation/overview/ui/missing.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { PeriodChoice } from "#app/participation/ui/period-choice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Organizations of which nobody took part in a period, reach against rosters, and what may stand in the way. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await programLead(request);
  const { searchParams } = new URL(request.url);
  const page = Math.min(Math.max(Math.trunc(Number(searchParams.get("page"))) || 1, 1), 1000);
  const reader = { id: person.id, scope: { kind: "program" as const } };
  const missing = await whoIsMissing(db, reader, { period: searchParams.get("period"), page });
  return { ...missing, page, pageCount: Math.max(1, Math.ceil(missing.organizations.total / missingPageSize)) };
}

export const meta: MetaFunction = () => [{ title: titled(m.missingTitle(), m.navParticipation()) }];

export default function MissingPage() {
  const { shown, periods, organizations, reach, obstacles, frozen, page, pageCount } = useLoaderData<typeof loader>();
  return (
    <ParticipationPage reader="program" title={m.missingTitle()} lead={m.missingLead()} below={[]}>
      {shown && obstacles ? (
        <div className="stack stack-8">
          <PeriodChoice periods={periods} shownId={shown.id} />
          {reach.length === 0 ? (
            <EmptyState title={m.participationOrganizationsEmpty({ isAny: "yes" })}>
              <p>{m.participationOrganizationsEmptyBody()}</p>
            </EmptyState>
          ) : (
            <>
              <MissingOrganizations rows={organizations.rows} total={organizations.total} />
              <Pagination page={page} pageCount={pageCount} />
              <ReachAgainstRosters rows={reach} isFrozen={shown.isFrozen} />
            </>
          )}
          <Obstacles {...obstacles} />
          <FrozenObstacles cells={frozen} isFrozen={shown.isFrozen} />
        </div>
      ) : (
        <EmptyState title={m.participationNoPeriod()} />
      )}
    </ParticipationPage>
  );
}

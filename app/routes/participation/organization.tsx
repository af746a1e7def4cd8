import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { kindAsHeading } from "#app/identity/organizations/kind-words.ts";
import * as m from "#app/messages/catalog.ts";
import { overviewFor } from "#app/participation/overview/overview.server.ts";
import { listOrganizationTotals } from "#app/participation/overview/queries/organizations.server.ts";
import { OrganizationFigures } from "#app/participation/overview/ui/organization-totals.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { PeriodChoice } from "#app/participation/ui/period-choice.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { organizationOf } from "./organization-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** One organization: what its people did, exact in hours, and where their names are. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, organization } = await organizationOf(request, params.organization);
  const { shown, periods } = await overviewFor(db, scope, new URL(request.url).searchParams.get("period"));
  const [totals] = shown
    ? await listOrganizationTotals(db, { periodId: shown.id, ids: [organization.id], from: 0, most: 1 })
    : [];
  const { id, name, kind } = organization;
  return {
    organization: { id, name, kind: kindAsHeading(kind) },
    reader: scope.kind,
    ...{ periods, totals: totals ?? null, shown: shown && { id: shown.id, words: shown.words } },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.organization.name ?? m.participationOrganizations(), m.navParticipation()) },
];

export default function ParticipationOrganizationPage() {
  const { organization, reader, periods, totals, shown } = useLoaderData<typeof loader>();
  return (
    <ParticipationPage
      reader={reader}
      title={organization.name}
      lead={m.participationOrganizationLead({ kind: organization.kind, members: totals?.members ?? 0 })}
      below={[]}
      actions={
        <>
          <LinkButton to={`/participation/organizations/${organization.id}/people`}>
            {m.participationReadNames()}
          </LinkButton>
          <LinkButton to={`/participation/organizations/${organization.id}/roster`}>{m.rosterTitle()}</LinkButton>
        </>
      }
    >
      <div className="stack stack-8">
        {shown ? <PeriodChoice periods={periods} shownId={shown.id} /> : null}
        {shown && totals ? (
          <OrganizationFigures totals={totals} period={shown.words} />
        ) : (
          <EmptyState title={m.participationNoPeriod()} />
        )}
        <p className="small soft measure">{m.participationExactNote()}</p>
      </div>
    </ParticipationPage>
  );
}

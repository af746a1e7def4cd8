import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recordViews } from "#app/identity/audit/audit.server.ts";
import { listColleagues } from "#app/identity/organizations/queries/organization-lists.server.ts";
import * as m from "#app/messages/catalog.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { shortDay } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { organizationOf } from "./organization-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** The people on an organization's list, by name. Each look is recorded for each person; what they learn is not shown. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, scope, organization } = await organizationOf(request, params.organization);
  const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
  const people = await listColleagues(db, organization.id, page);
  const seen = people.rows.map(({ personId }) => ({
    ...{ action: "participation.names_read" as const, subjectId: personId, organizationId: organization.id },
  }));
  await recordViews(db, person.id, seen);
  return {
    organization: { id: organization.id, name: organization.name },
    reader: scope.kind,
    people: { ...people, rows: people.rows.map((row) => ({ ...row, startedOn: shortDay(row.startedOn) })) },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.participationPeopleOf(), data?.organization.name ?? m.navParticipation()) },
];

export default function OrganizationPeoplePage() {
  const { organization, reader, people } = useLoaderData<typeof loader>();
  return (
    <ParticipationPage
      reader={reader}
      title={m.participationPeopleOf()}
      lead={m.participationPeopleNote()}
      below={[{ to: `/participation/organizations/${organization.id}`, label: organization.name }]}
    >
      {people.rows.length === 0 ? (
        <EmptyState title={m.participationPeopleNone()}>
          <p>{m.participationPeopleNoneBody()}</p>
        </EmptyState>
      ) : (
        <div className="stack">
          <Table
            caption={m.participationPeopleOf()}
            rows={people.rows}
            keyOf={({ membershipId }) => membershipId}
            columns={[
              { heading: m.participationPersonName(), cell: ({ name }) => name, isRowHeading: true },
              { heading: m.participationPersonTitle(), cell: ({ title }) => title },
              { heading: m.participationPersonSince(), cell: ({ startedOn }) => startedOn },
            ]}
          />
          <Pagination page={people.page} pageCount={people.pageCount} />
        </div>
      )}
    </ParticipationPage>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { askedOf } from "#app/http/choices.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { organizationChooser } from "#app/identity/organizations/organization-choices.server.ts";
import { listPeople } from "#app/identity/people/queries/people-lists.server.ts";
import { roles } from "#app/identity/person/role.ts";
import { roleInWords } from "#app/identity/person/words.ts";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Chooser } from "#app/ui/chooser.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { reader } from "./managed-person.server.ts";
import { PeoplePage } from "./people-page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, reach, isAdministrator } = await reader(request);
  await recordView(db, { actorId: person.id, action: "people.listed" });
  const asked = new URL(request.url).searchParams;
  const search = {
    q: (asked.get("q") ?? "").slice(0, 100),
    role: roles.find((role) => role === asked.get("role")) ?? null,
    organizationId: asked.get("organization") || null,
    page: Number(asked.get("page") ?? 1),
  };
  const [{ rows, ...paged }, organizations] = await Promise.all([
    listPeople(db, reach, search),
    organizationChooser(db, { reach })(askedOf(asked, "organization")),
  ]);
  return {
    ...paged,
    search,
    isAdministrator,
    organizations,
    roles: roles.map((role) => ({ value: role, label: roleInWords(role) })),
    people: rows.map(({ roles, organizations, ...row }) => ({
      ...row,
      email: readableAddress(row.email),
      roles: roles.map(roleInWords).join(", "),
      organizations: organizations.join(", "),
    })),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.peopleTitle(), m.adminSection()) }];

export default function PeopleListPage() {
  const { people, total, page, pageCount, isAdministrator } = useLoaderData<typeof loader>();
  return (
    <PeoplePage
      isAdministrator={isAdministrator}
      title={m.peopleTitle()}
      lead={isAdministrator ? m.peopleLead() : m.peopleLeadOfLead()}
      actions={<LinkButton to="/admin/invitations">{m.peopleInvite()}</LinkButton>}
    >
      <Search />
      <p className="list-count soft numbers">{m.peopleCount({ count: total })}</p>
      {people.length === 0 ? (
        <EmptyState
          title={m.peopleEmptyTitle()}
          actions={<LinkButton to="/admin/people">{m.peopleClear()}</LinkButton>}
        >
          <p>{m.peopleEmptyBody()}</p>
        </EmptyState>
      ) : (
        <People />
      )}
      <Pagination page={page} pageCount={pageCount} />
    </PeoplePage>
  );
}

function Search() {
  const { search, roles, organizations } = useLoaderData<typeof loader>();
  return (
    <Form method="get" role="search" className="filters" key={JSON.stringify(search)}>
      <div className="filters__choices">
        <TextField type="search" name="q" id="q" label={m.peopleSearch()} defaultValue={search.q} />
        <SelectField name="role" id="role" label={m.peopleRole()} defaultValue={search.role ?? ""}>
          <option value="">{m.peopleAnyRole()}</option>
          {roles.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <Chooser
          name="organization"
          label={m.peopleOrganization()}
          none={m.peopleAnyOrganization()}
          choices={organizations}
          defaultValue={search.organizationId ?? ""}
        />
      </div>
      <div className="cluster">
        <Button>{m.peopleShow()}</Button>
      </div>
    </Form>
  );
}

function People() {
  const { people } = useLoaderData<typeof loader>();
  return (
    <Table
      caption={m.peopleTable()}
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: m.peopleName(),
          isRowHeading: true,
          cell: ({ id, name }) => <Link to={`/admin/people/${id}`}>{name}</Link>,
        },
        { heading: m.peopleEmail(), cell: ({ email }) => email },
        { heading: m.peopleWorks(), cell: ({ organizations }) => organizations },
        { heading: m.peopleRoles(), cell: ({ roles }) => roles },
      ]}
    />
  );
}

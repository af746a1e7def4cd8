import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { findDuplicatePairs } from "#app/identity/organizations/duplicate.server.ts";
import { kindInWords } from "#app/identity/organizations/kind-words.ts";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import { organizationStates, readOrganizationSearch } from "#app/identity/organizations/organization-search.ts";
import { listOrganizations } from "#app/identity/organizations/queries/organization-lists.server.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { sortParam } from "#app/ui/sort.ts";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

const pairsShown = 5;

export async function loader({ request }: LoaderFunctionArgs) {
  const { timeZone } = await administrator(request);
  const search = readOrganizationSearch(new URL(request.url).searchParams);
  const [{ rows, ...paged }, pairs] = await Promise.all([listOrganizations(db, search), findDuplicatePairs(db)]);
  return {
    ...paged,
    search,
    organizations: rows.map((row) => ({
      ...row,
      kind: kindInWords(row.kind),
      isDistrict: row.kind === "district",
      addedOn: shortDayIn(timeZone, row.createdAt),
    })),
    pairs: pairs.slice(0, pairsShown).map(({ one, other }) => ({ one, other })),
    pairCount: pairs.length,
    kinds: organizationKinds.map((kind) => ({ value: kind, label: kindInWords(kind) })),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.organizationsTitle(), m.adminSection()) }];

export default function OrganizationsPage() {
  const { organizations, total, page, pageCount } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={m.organizationsTitle()}
      lead={m.organizationsLead()}
      actions={
        <LinkButton to="/admin/organizations/new" tone="primary">
          {m.organizationsNew()}
        </LinkButton>
      }
    >
      <div className="stack-6">
        <Duplicates />
        <Search />
        <div>
          <p className="list-count soft numbers">{m.organizationsCount({ count: total })}</p>
          {organizations.length === 0 ? (
            <EmptyState
              title={m.organizationsEmptyTitle()}
              actions={<LinkButton to="/admin/organizations?state=all">{m.organizationsClear()}</LinkButton>}
            >
              <p>{m.organizationsEmptyBody()}</p>
            </EmptyState>
          ) : (
            <Organizations />
          )}
          <Pagination page={page} pageCount={pageCount} />
        </div>
      </div>
    </AdminPage>
  );
}

function Duplicates() {
  const { pairs, pairCount } = useLoaderData<typeof loader>();
  if (pairCount === 0) return null;
  return (
    <Notice kind="care" title={m.organizationsDuplicatesTitle({ count: pairCount })}>
      <p>{m.organizationsDuplicatesBody()}</p>
      <ul>
        {pairs.map(({ one, other }) => (
          <li key={`${one.id} ${other.id}`}>
            <Link to={`/admin/organizations/${one.id}/merge?into=${other.id}`}>
              {m.organizationsDuplicatesPair({ one: one.name, other: other.name })}
            </Link>
          </li>
        ))}
        {pairCount > pairs.length ? (
          <li>{m.organizationsDuplicatesMore({ count: pairCount - pairs.length })}</li>
        ) : null}
      </ul>
    </Notice>
  );
}

function Search() {
  const { search, kinds } = useLoaderData<typeof loader>();
  return (
    <Form method="get" role="search" className="filters" key={JSON.stringify(search)}>
      <input type="hidden" name="sort" value={sortParam(search.sort)} />
      <div className="filters__choices">
        <TextField type="search" name="q" id="q" label={m.organizationsSearch()} defaultValue={search.q} />
        <SelectField name="kind" id="kind" label={m.organizationsKind()} defaultValue={search.kind ?? ""}>
          <option value="">{m.organizationsAnyKind()}</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField name="state" id="state" label={m.organizationsState()} defaultValue={search.state}>
          {organizationStates.map((state) => (
            <option key={state} value={state}>
              {m.organizationsStateName({ state })}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="cluster">
        <Button>{m.organizationsShow()}</Button>
      </div>
    </Form>
  );
}

function Organizations() {
  const { organizations, search } = useLoaderData<typeof loader>();
  return (
    <Table
      caption={m.organizationsTable()}
      rows={organizations}
      keyOf={({ id }) => id}
      sort={search.sort}
      columns={[
        {
          heading: m.organizationsName(),
          isRowHeading: true,
          sort: { by: "name", first: "ascending" },
          cell: ({ id, name, isClosed }) => (
            <>
              <Link to={`/admin/organizations/${id}`}>{name}</Link>
              {isClosed ? <span className="soft"> ({m.organizationsClosed()})</span> : null}
            </>
          ),
        },
        { heading: m.organizationsKind(), cell: ({ kind }) => kind },
        { heading: m.organizationsDistrict(), cell: ({ districtName }) => districtName },
        {
          heading: m.organizationsPeople(),
          isNumber: true,
          sort: { by: "people", first: "descending" },
          cell: ({ people }) => people,
        },
        {
          heading: m.organizationsSchools(),
          isNumber: true,
          cell: ({ schools, isDistrict }) => (isDistrict ? schools : null),
        },
        {
          heading: m.organizationsAdded(),
          sort: { by: "newest", first: "descending" },
          cell: ({ addedOn }) => addedOn,
        },
      ]}
    />
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { auditGroups } from "#app/audit-actions/audit-group.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { type TrailLine, trailLine } from "#app/identity/audit/audit-trail.ts";
import { listTrail } from "#app/identity/audit/queries/audit-trail.server.ts";
import { readTrailSearch, type TrailForm } from "#app/identity/audit/trail-search.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { OlderNewer } from "#app/ui/older-newer.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

const size = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await administrator(request);
  await recordView(db, { actorId: person.id, action: "audit.read" });
  const { form, search } = readTrailSearch(new URL(request.url).searchParams, person.timeZone);
  const events = await listTrail(db, search, size);
  const shown = events.slice(0, size);
  return {
    form,
    lines: shown.map((event) => trailLine(event, person.timeZone)),
    older: events.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.auditTitle(), m.adminSection()) }];

export default function AuditPage() {
  const { form, lines, older } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <AdminPage
      title={m.auditTitle()}
      lead={m.auditLead()}
      actions={
        <LinkButton to={`/admin/audit/export?${search}`} reloadDocument download>
          {m.auditExport()}
        </LinkButton>
      }
    >
      <Search form={form} key={JSON.stringify(form)} />
      {lines.length === 0 ? (
        <EmptyState title={m.auditEmptyTitle()} actions={<LinkButton to="/admin/audit">{m.auditClear()}</LinkButton>}>
          <p>{m.auditEmptyBody()}</p>
        </EmptyState>
      ) : (
        <>
          <p className="list-count soft numbers">{m.auditCount({ shown: lines.length })}</p>
          <Lines lines={lines} />
          <OlderNewer older={older} label={m.auditPages()} words={{ older: m.auditOlder(), newest: m.auditNewest() }} />
        </>
      )}
    </AdminPage>
  );
}

function Search({ form }: { form: TrailForm }) {
  return (
    <Form method="get" role="search" className="filters">
      {form.person ? <input type="hidden" name="person" value={form.person} /> : null}
      <div className="filters__choices">
        <TextField type="search" name="q" id="q" label={m.auditSearch()} defaultValue={form.q} />
        <TextField
          type="search"
          name="organization"
          id="organization"
          label={m.auditOrganization()}
          defaultValue={form.organization}
        />
        <SelectField name="group" id="group" label={m.auditGroup()} defaultValue={form.group}>
          <option value="">{m.auditAnyGroup()}</option>
          {auditGroups.map((group) => (
            <option key={group} value={group}>
              {m.auditGroupName({ group })}
            </option>
          ))}
        </SelectField>
        <TextField type="date" name="from" id="from" label={m.auditFrom()} defaultValue={form.from} />
        <TextField type="date" name="to" id="to" label={m.auditTo()} defaultValue={form.to} />
      </div>
      <div className="cluster">
        <Button>{m.auditShow()}</Button>
        <Link to="/admin/audit">{m.auditClear()}</Link>
      </div>
    </Form>
  );
}

function Lines({ lines }: { lines: TrailLine[] }) {
  return (
    <Table
      caption={m.auditTable()}
      rows={lines}
      keyOf={({ id }) => id}
      columns={[
        { heading: m.auditWhen(), hasNarrowLabel: false, className: "table__when", cell: ({ when }) => when },
        { heading: m.auditWho(), cell: ({ who, whoId }) => <Person name={who} id={whoId} /> },
        { heading: m.auditWhat(), cell: ({ what }) => what },
        { heading: m.auditWhom(), cell: ({ whom, whomId }) => (whom ? <Person name={whom} id={whomId} /> : null) },
        { heading: m.auditOrganization(), cell: ({ organization }) => organization },
      ]}
    />
  );
}

function Person({ name, id }: { name: string; id: string | null }) {
  return id ? <Link to={`/admin/people/${id}`}>{name}</Link> : name;
}

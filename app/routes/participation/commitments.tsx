import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { listNamesOf, listOpenOrganizations } from "#app/identity/organizations/queries/organization-lists.server.ts";
import * as m from "#app/messages/catalog.ts";
import { recordCommitment } from "#app/participation/commitments/commitment.server.ts";
import { commitmentKinds, isDue } from "#app/participation/commitments/commitment.ts";
import { commitmentSchema } from "#app/participation/commitments/commitment-form.ts";
import { countCommitments, listCommitments } from "#app/participation/commitments/queries/commitments.server.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone, shortDay } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { participationReader } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const pageSize = 50;
/** Organizations to choose from, at most. */
const mostOrganizations = 1_000;

/** Organizations' commitments: all for leads of the program, their own for leads of organizations. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { person, scope } = await participationReader(request);
  const of = scope.kind === "organizations" ? { organizationIds: scope.organizationIds } : {};
  const pageCount = Math.max(1, Math.ceil((await countCommitments(db, of.organizationIds)) / pageSize));
  const page = Math.min(Math.max(Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1, 1), pageCount);
  const [rows, organizations] = await Promise.all([
    listCommitments(db, { ...of, from: (page - 1) * pageSize, most: pageSize }),
    scope.kind === "program"
      ? listOpenOrganizations(db, { limit: mostOrganizations })
      : listNamesOf(db, scope.organizationIds).then((names) => [...names].map(([id, name]) => ({ id, name }))),
  ]);
  const today = dayOf(currentTime(), homeZone);
  return {
    ...{ personId: person.id, reader: scope.kind, key: randomUUID(), page, pageCount },
    organizations: organizations.map(({ id, name }) => ({ id, name })),
    rows: rows.map((row) => ({
      ...{ id: row.id, organization: row.organization, promise: row.promise, who: row.who },
      dueOn: shortDay(row.dueOn),
      state: isDue(row, today) ? m.commitmentDue() : m.commitmentState({ state: row.state }),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { person } = await participationReader(request);
  const submission = parseForm(await readForm(request, person), commitmentSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { key, ...commitment } = submission.value;
  const outcome = await recordCommitment(db, person, { ...commitment, clientKey: key });
  if (outcome === "refused") {
    return rejectForm(submission, { problems: { organizationId: [m.commitmentOrganizationMissing()] } });
  }
  throw redirect("/participation/commitments?saved", 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.commitmentTitle(), m.navParticipation()) }];

export default function CommitmentsPage() {
  const { reader, rows, page, pageCount, organizations } = useLoaderData<typeof loader>();
  return (
    <ParticipationPage reader={reader} title={m.commitmentTitle()} lead={m.commitmentLead()} below={[]}>
      <div className="stack stack-8">
        {rows.length === 0 ? (
          <EmptyState title={m.commitmentNone()}>
            {organizations.length === 0 ? <p>{m.commitmentNoOrganization()}</p> : null}
          </EmptyState>
        ) : (
          <Table
            caption={m.commitmentTitle()}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                heading: m.reportPromise(),
                cell: ({ id, promise }) => <Link to={`/participation/commitments/${id}`}>{promise}</Link>,
                isRowHeading: true,
              },
              { heading: m.participationOrganization(), cell: ({ organization }) => organization },
              { heading: m.commitmentWho(), cell: ({ who }) => who },
              { heading: m.reportDue(), cell: ({ dueOn }) => dueOn },
              { heading: m.participationState(), cell: ({ state }) => state },
            ]}
          />
        )}
        <Pagination page={page} pageCount={pageCount} />
        {organizations.length > 0 ? <NewCommitment /> : null}
      </div>
    </ParticipationPage>
  );
}

function NewCommitment() {
  const { personId, key, organizations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <section aria-labelledby="new" className="stack">
      <h2 id="new">{m.commitmentNew()}</h2>
      <PostForm once={key} reply={reply} submit={m.commitmentRecord()} hidden={{ person: personId }}>
        <SelectField name="organizationId" label={m.participationOrganization()}>
          {organizations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField name="kind" label={m.commitmentKindLabel()}>
          {commitmentKinds.map((kind) => (
            <option key={kind} value={kind}>
              {m.commitmentKind({ kind })}
            </option>
          ))}
        </SelectField>
        <TextField name="promise" label={m.reportPromise()} help={m.commitmentPromiseHelp()} limit={500} />
        <TextField name="who" label={m.commitmentWho()} help={m.commitmentWhoHelp()} limit={160} />
        <TextField name="dueOn" type="date" label={m.reportDue()} />
      </PostForm>
    </section>
  );
}

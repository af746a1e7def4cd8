import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { listRosters } from "#app/participation/rosters/queries/rosters.server.ts";
import { recordRoster } from "#app/participation/rosters/roster.server.ts";
import { longestRoster } from "#app/participation/rosters/roster.ts";
import { rosterSchema } from "#app/participation/rosters/roster-form.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone, shortDay } from "#app/time/dates.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { organizationOf } from "./organization-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** How many people an organization has: the counts so far, and a form for a new one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, scope, organization } = await organizationOf(request, params.organization);
  const rosters = await listRosters(db, organization.id, 12);
  return {
    ...{ personId: person.id, reader: scope.kind, key: randomUUID(), today: dayOf(currentTime(), homeZone) },
    organization: { id: organization.id, name: organization.name },
    rosters: rosters.map((roster) => ({ ...roster, asOf: shortDay(roster.asOf) })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, organization } = await organizationOf(request, params.organization);
  const submission = parseForm(await readForm(request, person), rosterSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { key, people, list, note, asOf } = submission.value;
  const outcome = await recordRoster(db, person, {
    ...{ organizationId: organization.id, asOf, people: people ?? null, list: list ?? "", note: note ?? "" },
    clientKey: key,
  });
  if (outcome === "refused") throw notFound("Organization");
  if (outcome === "nobody") return rejectForm(submission, { problems: { people: [m.rosterNobody()] } });
  if (outcome === "two_counts") return rejectForm(submission, { problems: { people: [m.rosterTwoCounts()] } });
  if (outcome === "in_future") return rejectForm(submission, { problems: { asOf: [m.rosterFuture()] } });
  if (outcome === "too_long") {
    return rejectForm(submission, { problems: { list: [m.rosterTooLong({ most: longestRoster })] } });
  }
  throw redirect(`/participation/organizations/${organization.id}/roster?saved`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.rosterTitle(), data?.organization.name ?? m.navParticipation()) },
];

export default function OrganizationRosterPage() {
  const { personId, reader, key, today, organization, rosters } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ParticipationPage
      reader={reader}
      title={m.rosterTitle()}
      lead={m.rosterLead()}
      below={[{ to: `/participation/organizations/${organization.id}`, label: organization.name }]}
    >
      <div className="stack stack-8">
        {rosters.length === 0 ? (
          <p>{m.rosterNone()}</p>
        ) : (
          <Table
            caption={m.rosterTitle()}
            rows={rosters}
            keyOf={({ id }) => id}
            columns={[
              { heading: m.rosterAsOf(), cell: ({ asOf }) => asOf, isRowHeading: true },
              {
                heading: m.participationPeople(),
                cell: ({ people }) => people.toLocaleString("en-US"),
                isNumber: true,
              },
              {
                heading: m.rosterOnList(),
                cell: ({ withAccount }) => withAccount ?? m.rosterNotCompared(),
                isNumber: true,
              },
              { heading: m.rosterNote(), cell: ({ note }) => note },
            ]}
          />
        )}
        <section aria-labelledby="new" className="stack">
          <h2 id="new">{m.rosterNew()}</h2>
          <PostForm once={key} reply={reply} submit={m.rosterSave()} hidden={{ person: personId }}>
            <TextField name="asOf" type="date" label={m.rosterAsOf()} defaultValue={today} />
            <TextField
              name="people"
              inputMode="numeric"
              label={m.rosterPeople()}
              help={m.rosterPeopleHelp()}
              isOptional
            />
            <TextArea name="list" label={m.rosterList()} help={m.rosterListHelp()} rows={6} isOptional />
            <TextField name="note" label={m.rosterNote()} limit={200} isOptional />
          </PostForm>
        </section>
      </div>
    </ParticipationPage>
  );
}

import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listHolds, listPurges } from "#app/credit/queries/records-holds.server.ts";
import { holdRecords, liftHold } from "#app/credit/records-hold.server.ts";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAfter, dayAndTimeIn, dayInWords, dayOf, momentAt } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { clockHourManager, runForManager } from "./run-of-request.server.ts";

const schema = () =>
  z.object({
    reason: z.string(m.creditReasonMissing()).trim().min(3, m.creditReasonMissing()).max(500),
    until: z.iso.date(m.creditHoldUntilMissing()),
    id: z.uuid().default(() => randomUUID()),
  });

export const meta: MetaFunction = () => [{ title: titled(m.creditHolds(), m.creditQueue()) }];

/** Holds of records and the log of purges, for clock-hour managers; of one run where the address names it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await clockHourManager(request);
  const runId = new URL(request.url).searchParams.get("run");
  const [holds, purges, run] = await Promise.all([
    listHolds(db),
    listPurges(db),
    runId ? runForManager(request, runId).then(({ run }) => ({ id: run.id, title: run.title })) : null,
  ]);
  const now = currentTime();
  const at = (moment: Date) => dayAndTimeIn(person.timeZone, moment.toISOString());
  return {
    ...{ personId: person.id, id: randomUUID(), run },
    firstDay: dayAfter(dayOf(now, person.timeZone)),
    holds: holds.map(({ id, reason, title, placedAt, endsAt, liftedAt }) => ({
      ...{ id, reason, title: title ?? m.creditHoldEverything(), placedAt: at(placedAt) },
      endsAt: endsAt ? at(endsAt) : m.creditHoldNoEnd(),
      over: liftedAt
        ? m.creditHoldLiftedAt({ when: at(liftedAt) })
        : endsAt && endsAt <= now
          ? m.creditHoldOver()
          : null,
    })),
    purges: purges.map(({ id, before, entries, registrations, purgedAt }) => ({
      ...{ id, before: dayInWords(before), entries, registrations, purgedAt: at(purgedAt) },
    })),
  };
}

/** A POST holds records, a DELETE lifts the hold that the form names. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await clockHourManager(request);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") {
    await liftHold(db, person, String(form.get("hold") ?? ""));
    throw redirect("/credit/holds", 303);
  }
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { reason, until, id } = submission.value;
  const endsAt = momentAt(dayAfter(until), "00:00", person.timeZone);
  if (endsAt <= currentTime()) return rejectForm(submission, { problems: { until: [m.creditHoldUntilPast()] } });
  const runId = String(form.get("run") ?? "") || null;
  if ((await holdRecords(db, person, { id, runId, reason, endsAt })) === "missing") throw notFound("Training");
  throw redirect("/credit/holds", 303);
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function HoldsPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { run, personId, id } = data;
  return (
    <Page title={m.creditHolds()} lead={m.creditHoldsLead()} breadcrumbs={[{ to: "/credit", label: m.creditQueue() }]}>
      <div className="stack stack-8">
        <PostForm
          reply={reply}
          submit={run ? m.creditHoldRun({ title: run.title }) : m.creditHoldAll()}
          hidden={{ person: personId, id, run: run?.id ?? "" }}
        >
          <TextField name="reason" label={m.creditReason()} help={m.creditHoldReasonHelp()} required limit={500} />
          <TextField
            name="until"
            type="date"
            min={data.firstDay}
            label={m.creditHoldUntil()}
            help={m.creditHoldUntilHelp()}
            required
          />
        </PostForm>
        <Holds data={data} />
        <Purges data={data} />
      </div>
    </Page>
  );
}

function Holds({ data: { holds, personId } }: { data: Data }) {
  if (holds.length === 0) return <p>{m.creditHoldsNone()}</p>;
  return (
    <Table
      caption={m.creditHolds()}
      isCaptionShown
      rows={holds}
      keyOf={({ id }) => id}
      columns={[
        { heading: m.creditHoldOf(), cell: ({ title }) => title, isRowHeading: true },
        { heading: m.creditReason(), cell: ({ reason }) => reason },
        { heading: m.creditHeldSince(), cell: ({ placedAt }) => placedAt },
        { heading: m.creditHoldUntil(), cell: ({ endsAt }) => endsAt },
        {
          heading: m.creditHoldLifted(),
          cell: ({ id, over, title }) =>
            over ?? (
              <Form method="post">
                <input type="hidden" name="person" value={personId} />
                <input type="hidden" name="_method" value="delete" />
                <input type="hidden" name="hold" value={id} />
                <Button aria-label={m.creditHoldLiftOf({ title })}>{m.creditHoldLift()}</Button>
              </Form>
            ),
        },
      ]}
    />
  );
}

function Purges({ data: { purges } }: { data: Data }) {
  return (
    <section aria-labelledby="purges" className="stack">
      <h2 id="purges">{m.creditPurges()}</h2>
      <p className="measure">{m.creditPurgesLead()}</p>
      {purges.length === 0 ? (
        <p>{m.creditPurgesNone()}</p>
      ) : (
        <Table
          caption={m.creditPurges()}
          rows={purges}
          keyOf={({ id }) => id}
          columns={[
            { heading: m.creditPurgedAt(), cell: ({ purgedAt }) => purgedAt, isRowHeading: true },
            { heading: m.creditPurgedBefore(), cell: ({ before }) => before },
            { heading: m.creditPurgedEntries(), cell: ({ entries }) => entries, isNumber: true },
            { heading: m.creditPurgedRegistrations(), cell: ({ registrations }) => registrations, isNumber: true },
          ]}
        />
      )}
    </section>
  );
}

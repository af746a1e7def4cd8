import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { correctEntry } from "#app/credit/correction.server.ts";
import { findEntry, listEntriesOfRun } from "#app/credit/queries/ledger.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { optionalLine } from "#app/http/optional-line.ts";
import { notFound } from "#app/http/refusals.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runForManager } from "./run-of-request.server.ts";

const schema = () =>
  z.object({
    minutes: wholeNumber({ least: 0, most: 9999, wrong: m.creditMinutesWrong() }),
    reason: z.string(m.creditReasonMissing()).trim().min(3, m.creditReasonMissing()).max(500),
    reference: optionalLine(120),
  });

/** An entry of a run's ledger, for a clock-hour manager; 404 for anyone else. */
async function entryOf(request: Request, { run: runId, entry: entryId }: { run?: string; entry?: string }) {
  const { person, run } = await runForManager(request, runId);
  const entry = /^\d{1,15}$/.test(entryId ?? "") ? await findEntry(db, Number(entryId)) : null;
  if (entry?.runId !== run.id) throw notFound("Entry");
  return { person, run, entry };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.creditCorrect(), data?.title ?? m.creditQueue()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, entry } = await entryOf(request, params);
  const rows = (await listEntriesOfRun(db, run.id)).filter((row) => row.entry.holderId === entry.holderId);
  return {
    ...{ id: run.id, title: run.title, personId: person.id, minutes: entry.minutes, name: rows[0]?.name ?? "" },
    reference: entry.reference ?? "",
    kind: m.creditEntryKind({ kind: entry.kind }),
    history: rows.map(({ entry }) => ({
      ...{ id: entry.id, minutes: entry.minutes, reason: entry.reason ?? "", reference: entry.reference ?? "" },
      kind: m.creditEntryKind({ kind: entry.kind }),
      at: dayAndTimeIn(person.timeZone, entry.recordedAt.toISOString()),
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run, entry } = await entryOf(request, params);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await correctEntry(db, person, entry.id, submission.value);
  if (outcome === "missing") throw notFound("Entry");
  if (outcome === "stale") return rejectForm(submission, { problems: { "": [m.creditStale()] } });
  if (outcome !== "corrected")
    return rejectForm(submission, { problems: { minutes: [m.creditAtMost({ count: outcome.atMost })] } });
  throw redirect(`/credit/${run.id}?saved=corrected`, 303);
}

export default function CorrectionPage() {
  const { id, title, name, kind, minutes, reference, personId, history } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.creditCorrectOf({ name, kind })}
      lead={m.creditCorrectLead()}
      breadcrumbs={[
        { to: "/credit", label: m.creditQueue() },
        { to: `/credit/${id}`, label: title },
      ]}
    >
      <div className="stack stack-8">
        <PostForm reply={reply} submit={m.creditCorrectSave()} hidden={{ person: personId }}>
          <TextField
            name="minutes"
            type="number"
            min={0}
            max={9999}
            label={m.creditMinutesLabel()}
            defaultValue={minutes}
            required
          />
          <TextField name="reason" label={m.creditReason()} help={m.creditReasonHelp()} required limit={500} />
          <TextField name="reference" label={m.creditReference()} isOptional defaultValue={reference} limit={120} />
        </PostForm>
        <Table
          caption={m.creditHistory()}
          isCaptionShown
          rows={history}
          keyOf={({ id }) => id}
          columns={[
            { heading: m.creditEntry(), cell: ({ kind }) => kind, isRowHeading: true },
            { heading: m.creditMinutesLabel(), cell: ({ minutes }) => minutes, isNumber: true },
            { heading: m.creditRecorded(), cell: ({ at }) => at },
            { heading: m.creditReason(), cell: ({ reason }) => reason },
            { heading: m.creditReference(), cell: ({ reference }) => reference },
          ]}
        />
      </div>
    </Page>
  );
}

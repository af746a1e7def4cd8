import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import {
  approvalIn,
  approvalProblems,
  approvalSchema,
  approvalShown,
  type ShownApproval,
} from "#app/credit/approval-form.ts";
import { recordApproval, starsRun } from "#app/credit/credit.server.ts";
import { entryKinds } from "#app/credit/entry.ts";
import { creditOfRun, hoursOfEntry } from "#app/credit/ledger.ts";
import { listDesignations } from "#app/credit/queries/designations.server.ts";
import { listEntriesOfRun } from "#app/credit/queries/ledger.server.ts";
import { crossesYear } from "#app/credit/stars.ts";
import { ApprovalForm } from "#app/credit/ui/approval-form.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { findRun, listRunSessions, type Run } from "#app/trainings/runs/queries/runs.server.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runForManager } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.title ?? m.creditQueue(), m.creditQueue()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await runForManager(request, params.run);
  const [entries, approved] = await Promise.all([listEntriesOfRun(db, run.id), listDesignations(db, run.id)]);
  if (entries.length > 0) {
    await recordView(db, { actorId: person.id, action: "training.roster_read", detail: { run: run.id } });
  }
  const byHolder = Map.groupBy(entries, ({ entry }) => entry.holderId);
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run), personId: person.id },
    approval: approvalOf(run, approved),
    people: [...byHolder].map(([holderId, rows]) => personIn(holderId, rows)),
    stars: approved.some(({ designation }) => designation === "stars") ? starsCares(run) : [],
    isCourse: run.offeringKind === "course",
    sessions: (await listRunSessions(db, run.id)).map(({ id, startsAt, timeZone }) => ({
      ...{ id, day: dayIn(timeZone, startsAt.toISOString()) },
    })),
    saved: new URL(request.url).searchParams.get("saved"),
  };
}

/** Obstacles to STARS hours, as far as the run shows them. */
function starsCares(run: Run): string[] {
  const days = starsRun(run);
  return [
    m.creditStarsOnce(),
    ...(crossesYear(days) ? [m.creditStarsYear()] : []),
    ...(run.format === "in_person" ? [] : [m.creditStarsInteractive()]),
  ];
}

type Rows = Awaited<ReturnType<typeof listEntriesOfRun>>;

/** The evidence for one person, side by side. */
function personIn(holderId: string, rows: Rows) {
  const credit = creditOfRun(rows.map(({ entry }) => entry));
  return {
    ...{
      holderId,
      name: rows[0]?.name ?? "",
      signedAs: credit.claimed ? (rows[0]?.signature ?? rows[0]?.legalName ?? "") : "",
    },
    attended: credit.earned?.minutes ?? 0,
    claimed: credit.claimed ? credit.claimable : null,
    hours: credit.awarded ? hoursOfEntry(credit.awarded) : null,
    reference: credit.awarded ? (rows.find(({ entry }) => entry.id === credit.awarded?.id)?.entry.reference ?? "") : "",
    isDue: credit.claimed !== null && credit.awarded === null,
    isOverAwarded: credit.isOverAwarded,
    entries: [credit.earned, credit.claimed, credit.awarded].flatMap((entry, at) =>
      entry ? [{ id: entry.id, of: m.creditEntryKind({ kind: entryKinds[at] ?? "earned" }) }] : [],
    ),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await runForManager(request, params.run);
  const form = await readForm(request, person);
  return editing(run.id, async (db) => {
    const saved = await findRun(db, run.id);
    const conflict = saved && joinEdits(form, approvalShown(approvalOf(saved, await listDesignations(db, run.id))));
    const submission = parseForm(form, approvalSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const problems = approvalProblems(submission.value);
    if (Object.keys(problems).length > 0) return rejectForm(submission, { problems });
    const outcome = await recordApproval(db, person, run.id, approvalIn(submission.value));
    if (outcome === "retroactive") return rejectForm(submission, { problems: { approvedOn: [m.creditRetroactive()] } });
    return redirect(`/credit/${run.id}?saved=approval`, 303);
  });
}

/** What is recorded of the committee's decision, as its form shows it. */
function approvalOf(run: Run, approved: Awaited<ReturnType<typeof listDesignations>>): ShownApproval {
  const { proposalNumber, appliedOn, approvedOn, approvedMinutes, claimCode } = run;
  return {
    ...{ proposalNumber: proposalNumber ?? "", appliedOn: appliedOn ?? "", claimCode: claimCode ?? "" },
    ...{ approvedOn: approvedOn ?? "", approvedHours: approvedMinutes === null ? "" : approvedMinutes / 60 },
    authorities: Object.fromEntries(approved.map(({ designation, authority }) => [designation, authority])),
  };
}

const handOffFiles = ["pdenroller.csv", "stars.csv", "records.zip"] as const;

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CreditRunPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { title, times, id, saved } = data;
  return (
    <Page
      title={title}
      lead={times}
      width="wide"
      breadcrumbs={[
        { to: "/credit", label: m.creditQueue() },
        { to: `/trainings/${id}`, label: m.creditRunPage() },
      ]}
    >
      <div className="stack stack-8">
        {saved ? (
          <Notice kind="done" live>
            <p>{m.creditSaved({ what: saved })}</p>
          </Notice>
        ) : null}
        <People data={data} />
        {data.stars.length > 0 ? (
          <Notice kind="care" title={m.creditStarsTitle()}>
            <ul>
              {data.stars.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <ApprovalForm {...data} reply={reply} />
        <Files id={id} />
        {data.sessions.map((session) => (
          <p key={session.id}>
            <Link to={`/trainings/${id}/sessions/${session.id}/sheets`}>{m.sheetsOf({ day: session.day })}</Link>
          </p>
        ))}
        {data.isCourse ? (
          <p>
            <Link to={`/trainings/${id}/evidence`}>{m.courseRunsEvidence()}</Link>
          </p>
        ) : null}
        <p>
          <Link to={`/trainings/${id}/evaluation`}>{m.creditEvaluation()}</Link>
        </p>
        <p>
          <Link to={`/credit/holds?run=${id}`}>{m.creditHolds()}</Link>
        </p>
      </div>
    </Page>
  );
}

function People({ data: { id, people, personId } }: { data: Data }) {
  const due = people.filter(({ isDue }) => isDue).length;
  return (
    <section aria-labelledby="people" className="stack">
      <h2 id="people">{m.creditPeople()}</h2>
      {people.length === 0 ? (
        <p>
          {m.creditPeopleNone()} <Link to={`/trainings/${id}`}>{m.creditRunPage()}</Link>
        </p>
      ) : (
        <Table
          caption={m.creditPeople()}
          rows={people}
          keyOf={({ holderId }) => holderId}
          columns={[
            { heading: m.trainingsName(), cell: ({ name }) => name, isRowHeading: true },
            { heading: m.creditSignedAs(), cell: ({ signedAs }) => signedAs },
            { heading: m.creditAttendedLabel(), cell: ({ attended }) => attended, isNumber: true },
            { heading: m.creditClaimedLabel(), cell: ({ claimed }) => claimed ?? "–", isNumber: true },
            { heading: m.creditHours(), cell: ({ hours }) => hours ?? "–", isNumber: true },
            { heading: m.creditReference(), cell: ({ reference }) => reference },
            {
              heading: m.creditCorrect(),
              cell: ({ name, entries, isOverAwarded }) => (
                <>
                  {isOverAwarded ? <p>{m.creditOverAwarded()}</p> : null}
                  {entries.map((entry) => (
                    <div key={entry.id}>
                      <Link
                        className="button button--quiet"
                        to={`/credit/${id}/corrections/${entry.id}`}
                        aria-label={m.creditCorrectOf({ name, kind: entry.of })}
                      >
                        {entry.of}
                      </Link>
                    </div>
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
      {due > 0 ? (
        <PostForm
          reply={undefined}
          submit={m.creditAward({ count: due })}
          action={`/credit/${id}/awards`}
          hidden={{ person: personId }}
        >
          <TextField name="reference" label={m.creditReference()} help={m.creditReferenceHelp()} required limit={120} />
        </PostForm>
      ) : null}
    </section>
  );
}

/** The proposal packet and the files for a registrar, for MERIT and for an audit. */
function Files({ id }: { id: string }) {
  return (
    <section aria-labelledby="files" className="stack">
      <h2 id="files">{m.handOffTitle()}</h2>
      <p className="measure">{m.handOffLead()}</p>
      <div className="cluster">
        <LinkButton to={`/credit/${id}/proposal`}>{m.proposalPage()}</LinkButton>
        {handOffFiles.map((file) => (
          <a key={file} className="button" href={`/credit/${id}/files/${file}`} download>
            {m.handOffFile({ file: file.split(".")[0] ?? "" })}
          </a>
        ))}
      </div>
    </section>
  );
}

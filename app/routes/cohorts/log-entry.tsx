import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { completeContact, removeContact } from "#app/cohorts/log/contact.server.ts";
import { isTyped, mayChangeContact } from "#app/cohorts/log/contact.ts";
import { contactShown, entrySchema, tickedIn } from "#app/cohorts/log/new-contact.ts";
import { listOfferedGoals } from "#app/cohorts/log/offered-goals.server.ts";
import { findContact, type LoggedContact } from "#app/cohorts/log/queries/log.server.ts";
import { AboutFields, type GivenContact, HowFields, WhenFields } from "#app/cohorts/log/ui/contact-fields.tsx";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayOf, momentAt, shortDayIn, timeOf } from "#app/time/dates.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

/** An entry of the log, for the coach whose entry it is, with the goals of those who took part. */
async function openEntry(request: Request, params: LoaderFunctionArgs["params"]) {
  const visit = await cohortVisitor(request, params.cohort, coachOnly);
  const entry = await findContact(db, visit.cohort.id, params.entry ?? "");
  if (!entry || !mayChangeContact(visit.person, entry)) throw notFound("Contact");
  const of = { cohortId: visit.cohort.id, coachId: visit.person.id, memberIds: entry.memberIds };
  return { ...visit, entry, goals: await listOfferedGoals(db, of) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing, entry, goals } = await openEntry(request, params);
  const { id, name, timeZone } = cohort;
  const { kind } = entry;
  return {
    cohort: { id, name, standing },
    ...{ person: person.id, kind, given: givenIn(entry, timeZone), goals, isRemovable: isTyped(entry) },
    path: `/cohorts/${id}/log/entries/${entry.id}`,
    what: m.coachingLogKind({ kind }),
    who: `${entry.memberNames.join(", ") || m.coachingLogNobody()} · ${shortDayIn(timeZone, entry.beganAt)}`,
  };
}

function givenIn(entry: LoggedContact, timeZone: string) {
  const { mode, language, summary } = entry;
  const began = new Date(entry.beganAt);
  return {
    ...{ day: dayOf(began, timeZone), time: timeOf(began, timeZone), minutes: entry.minutes || null },
    ...{ mode, language, summary, tags: [...entry.focus, ...entry.strategies, ...entry.barriers] },
    goalIds: entry.goals.map(({ id }) => id),
  } satisfies GivenContact;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort, entry, goals } = await openEntry(request, params);
  const form = await readForm(request, person);
  const of = { cohortId: cohort.id, id: entry.id };
  const log = `/cohorts/${cohort.id}/log`;
  if (methodOf(request, form) === "DELETE") {
    if ((await removeContact(db, person, of)) === "missing") throw notFound("Contact");
    throw redirect(`${log}?saved=removed`, 303);
  }
  const goalIds = goals.map(({ id }) => id);
  return editing(entry.id, async (db) => {
    const saved = (await findContact(db, cohort.id, entry.id)) ?? entry;
    const conflict = joinEdits(form, contactShown(givenIn(saved, cohort.timeZone), goalIds), ["mode", "language"]);
    const submission = parseForm(form, entrySchema(goalIds));
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { day, time, minutes, mode, language = null, summary = null } = submission.value;
    const details = {
      ...{ beganAt: momentAt(day, time, cohort.timeZone), minutes, mode, language, summary: summary || null },
      ...tickedIn(submission.value, goalIds),
    };
    const outcome = await completeContact(db, person, { ...of, details });
    if (outcome === "wrong_day") return rejectForm(submission, { problems: { day: [m.coachingLogDayWrong()] } });
    if (outcome !== "saved") throw notFound("Contact");
    return redirect(`${log}?saved=changed`, 303);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.coachingLogEntryTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function ContactPage() {
  const { cohort, person, kind, given, goals, isRemovable, path, what, who } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage
      cohort={cohort}
      title={m.coachingLogEntryTitle()}
      lead={m.coachingLogEntryLead({ kind })}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/log`, label: m.coachingLogTitle() }]}
    >
      <div className="stack-8">
        <p>
          <strong>{what}</strong> · {who}
        </p>
        <PostForm
          reply={reply}
          submit={m.coachingLogEntrySave()}
          hidden={{ person }}
          shown={contactShown(
            given,
            goals.map(({ id }) => id),
          )}
        >
          <WhenFields given={given} />
          <HowFields given={given} />
          <AboutFields given={given} goals={goals} isOpen />
        </PostForm>
        {isRemovable ? (
          <Confirm
            action={path}
            isDelete
            tone="quiet"
            hidden={{ person }}
            label={m.coachingLogRemove()}
            question={m.coachingLogRemoveQuestion()}
            confirm={m.coachingLogRemove()}
          >
            <p>{m.coachingLogRemoveBody()}</p>
          </Confirm>
        ) : null}
      </div>
    </CohortPage>
  );
}

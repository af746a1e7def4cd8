import type { Submission } from "@conform-to/dom";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import type { ShownFields } from "#app/http/shown-fields.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayOf } from "#app/time/dates.ts";
import { courseRunChangeSchema, problemsOfDays, spanOfDays } from "#app/trainings/course-runs/course-run-form.ts";
import { listHeldSeats } from "#app/trainings/registration/queries/registrations.server.ts";
import { heldIn, heldRows, heldShown } from "#app/trainings/runs/held-seats-form.ts";
import { listPartnerOrganizations } from "#app/trainings/runs/queries/partner-organizations.server.ts";
import { findRun, type Run } from "#app/trainings/runs/queries/runs.server.ts";
import { changeRun, type HeldFor } from "#app/trainings/runs/run.server.ts";
import { lastDayOf } from "#app/trainings/runs/run.ts";
import { fieldsOf, heldRowsOf } from "#app/trainings/runs/run-fields.ts";
import { problemsOfRegistration, runChangeSchema, runIn } from "#app/trainings/runs/run-form.ts";
import { CourseDaysFields, WorkAskedField } from "#app/trainings/ui/course-run-fields.tsx";
import { HeldSeatsFields } from "#app/trainings/ui/held-seats-fields.tsx";
import { RunFields } from "#app/trainings/ui/run-fields.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import type { Db } from "#db/client.server.ts";
import { db } from "#db/pool.server.ts";
import { managedRunOf } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.trainingsChange(), data?.run.title ?? m.trainingsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await managedRunOf(request, params.run);
  const [held, organizations] = await Promise.all([listHeldSeats(db, run.id), listPartnerOrganizations(db)]);
  return {
    ...{ id: run.id, run: fieldsOf(run), personId: person.id, shown: shownOf(run, held) },
    course: run.offeringKind === "course" ? courseOf(run) : null,
    held: heldRowsOf(held, run.timeZone),
    organizations,
  };
}

/** Everything that the form shows, by the names of its fields. */
function shownOf(run: Run, held: readonly HeldFor[]): ShownFields {
  const { days, workAsked, acrossYears } = courseOf(run);
  const isCourse = run.offeringKind === "course";
  const course = isCourse ? { firstDay: days.first, lastDay: days.last, workAsked, acrossYears } : {};
  return { ...fieldsOf(run), ...heldShown(heldRowsOf(held, run.timeZone)), ...course };
}

const chosen = ["format", "offerRule", ...heldRows.map((row) => `heldFor${row}`)];

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await managedRunOf(request, params.run);
  const form = await readForm(request, person);
  return editing(run.id, (db) => changeIn(db, person, run.id, form));
}

async function changeIn(db: Db, person: Person, runId: string, form: FormData) {
  const [run, held] = [await findRun(db, runId), await listHeldSeats(db, runId)];
  if (!run) throw notFound("Training");
  const conflict = joinEdits(form, shownOf(run, held), chosen);
  const { value, reject } = run.offeringKind === "course" ? courseIn(form) : trainingIn(form);
  if (!value) return reject();
  if (conflict) return reject(conflict.problems, conflict.values);
  const { timeZone } = run;
  const course = "firstDay" in value ? value : null;
  const firstDay = course?.firstDay ?? dayOf(run.startsAt, timeZone);
  const dayProblems = (course && problemsOfDays(course)) ?? problemsOfRegistration(value, { firstDay });
  if (dayProblems) return reject(dayProblems);
  const organizationIds = new Set((await listPartnerOrganizations(db)).map(({ id }) => id));
  const seats = heldIn(value, { timeZone, capacity: value.capacity, organizationIds });
  if ("problems" in seats) return reject(seats.problems);
  const change = { ...runIn(value, timeZone), ...(course ? { workAsked: course.workAsked } : {}), held: seats.held };
  const outcome = await changeRun(
    db,
    person,
    runId,
    course ? { ...change, span: spanOfDays(course, timeZone) } : change,
  );
  if (outcome === "not_movable") return reject({ firstDay: [m.courseRunsNotMovable()] });
  if (typeof outcome !== "string") {
    return reject({ capacity: [m.trainingsCapacityTaken({ count: outcome.seatsTaken })] });
  }
  return redirect(`/trainings/${runId}?saved=changed`, 303);
}

function courseIn(form: FormData) {
  const submission = parseForm(form, courseRunChangeSchema());
  return readingOf(submission);
}

function trainingIn(form: FormData) {
  const submission = parseForm(form, runChangeSchema());
  return readingOf(submission);
}

/** What was typed, null where something is wrong with it, and how it is handed back with its problems. */
const readingOf = <Typed, Value>(submission: Submission<Typed, string[], Value>) => ({
  value: submission.status === "success" ? submission.value : null,
  reject: (problems?: Record<string, string[]>, values: Record<string, string> = {}) =>
    rejectForm(submission, problems ? { problems, values } : {}),
});

/** What the form of a course run shows beside that of a training. */
function courseOf(run: Run) {
  const days = { first: dayOf(run.startsAt, run.timeZone), last: lastDayOf(run) };
  return {
    days,
    acrossYears: days.first.slice(0, 4) !== days.last.slice(0, 4),
    isApproved: run.approvedOn !== null,
    workAsked: run.workAsked ?? "",
  };
}

export default function RunChangePage() {
  const { id, run, shown, course, personId, held, organizations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.trainingsChangeTitle({ title: run.title })}
      lead={course ? m.courseRunsChangeLead() : m.trainingsChangeLead()}
      width="narrow"
      breadcrumbs={[{ to: `/trainings/${id}`, label: run.title }]}
    >
      <PostForm reply={reply} submit={m.trainingsSave()} hidden={{ person: personId }} shown={shown}>
        {course ? (
          <>
            <CourseDaysFields
              days={course.days}
              daysHelp={course.isApproved ? m.courseRunsDaysApproved() : m.courseRunsDaysTold()}
              acrossYears={course.acrossYears}
            />
            <WorkAskedField workAsked={course.workAsked} />
          </>
        ) : null}
        <RunFields run={run} isCourse={course !== null} />
        <HeldSeatsFields held={held} organizations={organizations} />
      </PostForm>
    </Page>
  );
}

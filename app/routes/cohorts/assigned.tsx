import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { readsWords, type Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { assignLearning } from "#app/cohorts/programs/assignment.server.ts";
import { assignmentSchema, dueAhead } from "#app/cohorts/programs/assignment.ts";
import {
  type AssignedProgress,
  type Assignment,
  listAssignedProgress,
  listAssignments,
} from "#app/cohorts/programs/queries/assigned-learning.server.ts";
import { listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, shortDay } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, readsWords);
  const isCoach = standing === "coach";
  const [assignments, progress, members] = await Promise.all([
    listAssignments(db, cohort.id),
    listAssignedProgress(db, cohort.id),
    isCoach ? listCohortMembers(db, cohort.id) : [],
  ]);
  const byAssignment = Map.groupBy(progress, ({ id }) => id);
  const today = dayOf(currentTime(), person.timeZone);
  const shown = assignments.flatMap((assignment) => {
    const all = byAssignment.get(assignment.id) ?? [];
    const own = all.find(({ personId }) => personId === person.id);
    const due = isCoach ? dueDay(assignment) : dueAhead(assignment.dueOn, today);
    return isCoach || own ? [{ ...line(assignment, isCoach ? all : null, own ?? null), due }] : [];
  });
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    person: person.id,
    assignments: shown,
    members: members.filter(({ isLearning }) => isLearning).map(({ id, name }) => ({ id, name })),
    courses: isCoach
      ? currentCatalog().courses.map(({ id, title, lessons }) => ({
          ...{ id, title },
          lessons: lessons.map(({ id, title }) => ({ id, title })),
        }))
      : [],
  };
}

const dueDay = ({ dueOn }: Assignment) => dueOn && m.assignedDue({ day: shortDay(dueOn) });

function line(assignment: Assignment, all: AssignedProgress[] | null, own: AssignedProgress | null) {
  const { id, courseId, courseSlug, courseTitle, lessonId, lessonSlug, lessonTitle, note } = assignment;
  const names = (state: string) => (all ?? []).filter((each) => each.state === state).map(({ name }) => name);
  return {
    id,
    title: lessonTitle ?? courseTitle ?? lessonId ?? courseId,
    within: lessonId ? courseTitle : null,
    to: courseSlug ? (lessonSlug ? lessonPath(courseSlug, lessonSlug) : coursePath(courseSlug)) : null,
    for: assignment.personName ? m.assignedFor({ name: assignment.personName }) : null,
    note,
    own: own && m.assignedState({ state: own.state }),
    counts: all && m.assignedCounts({ done: names("done").length, count: all.length }),
    hand: [...names("open").map((name) => m.assignedNotBegun({ name })), ...names("begun")],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, coachOnly);
  const submission = parseForm(await readForm(request, person), assignmentSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { what, member = null, dueOn = null, note = null } = submission.value;
  const wanted = { cohortId: cohort.id, what, member, dueOn, note };
  const outcome = await assignLearning(db, person, wanted, currentCatalog());
  if (outcome === "no_such_learning") return rejectForm(submission, { problems: { what: [m.assignedWhatMissing()] } });
  if (outcome === "no_such_member") return rejectForm(submission, { problems: { member: [m.assignedMemberWrong()] } });
  throw redirect(`/cohorts/${cohort.id}/learning`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.assignedTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function AssignedLearningPage() {
  const { cohort, person, assignments } = useLoaderData<typeof loader>();
  const isCoach = cohort.standing === "coach";
  return (
    <CohortPage cohort={cohort} title={m.assignedTitle()} lead={m.assignedLead()}>
      <div className="stack stack-12">
        {assignments.length === 0 ? <p>{m.assignedNone()}</p> : null}
        <ul className="plain rows">
          {assignments.map((assignment) => (
            <li key={assignment.id} className="stack stack-2 measure">
              <p>
                {assignment.to ? <Link to={assignment.to}>{assignment.title}</Link> : assignment.title}
                {assignment.within ? <span className="soft"> · {assignment.within}</span> : null}
              </p>
              <p className="soft">
                {[assignment.due, assignment.for, assignment.own, assignment.counts].filter(Boolean).join(" · ")}
              </p>
              {assignment.note ? <p className="as-typed">{assignment.note}</p> : null}
              {isCoach && assignment.hand.length > 0 ? (
                <details>
                  <summary>{m.assignedHand({ count: assignment.hand.length })}</summary>
                  <ul className="bullets">
                    {assignment.hand.map((name) => (
                      <li key={name}>{name}</li>
                    ))}
                  </ul>
                </details>
              ) : null}
              {isCoach ? (
                <Form method="post" action={`/cohorts/${cohort.id}/learning/${assignment.id}`}>
                  <input type="hidden" name="_method" value="delete" />
                  <input type="hidden" name="person" value={person} />
                  <Button tone="quiet" aria-label={m.assignedTakeBackOf({ title: assignment.title })}>
                    {m.cohortsTakeBack()}
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
        {isCoach ? <AssignForm /> : null}
      </div>
    </CohortPage>
  );
}

function AssignForm() {
  const { person, courses, members } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <section aria-labelledby="assign" className="stack">
      <h2 id="assign">{m.assignedNew()}</h2>
      <PostForm reply={reply} submit={m.assignedAssign()} hidden={{ person }}>
        <SelectField name="what" label={m.assignedWhat()} defaultValue="">
          <option value="">{m.assignedChoose()}</option>
          {courses.map(({ id, title, lessons }) => (
            <optgroup key={id} label={title}>
              <option value={`course ${id}`}>{m.assignedWhole({ title })}</option>
              {lessons.map((lesson) => (
                <option key={lesson.id} value={`lesson ${lesson.id}`}>
                  {lesson.title}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <SelectField name="member" label={m.assignedMember()} defaultValue="">
          <option value="">{m.assignedEverybody()}</option>
          {members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField type="date" name="dueOn" label={m.assignedDueLabel()} help={m.assignedDueHelp()} isOptional />
        <TextField name="note" label={m.assignedNote()} isOptional />
      </PostForm>
    </section>
  );
}

import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { listCoaches } from "#app/cohorts/queries/cohort-people.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { otherZones } from "#app/time/zones.ts";
import { createCourseRun } from "#app/trainings/course-runs/course-run.server.ts";
import {
  courseRunSchema,
  mostLearners,
  problemsOfDays,
  proposedDays,
  spanOfDays,
} from "#app/trainings/course-runs/course-run-form.ts";
import { findRun } from "#app/trainings/runs/queries/runs.server.ts";
import { blankRun, repeatOf } from "#app/trainings/runs/run-fields.ts";
import { problemsOfRegistration, runIn } from "#app/trainings/runs/run-form.ts";
import { CourseDaysFields, WorkAskedField } from "#app/trainings/ui/course-run-fields.tsx";
import { RunFields } from "#app/trainings/ui/run-fields.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TimeZoneField } from "#app/ui/time-zone-field.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { plannerOf } from "./run-of-request.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await plannerOf(request);
  const found = await findRun(db, new URL(request.url).searchParams.get("from") ?? "");
  const from = found?.offeringKind === "course" ? found : null;
  const today = dayOf(currentTime(), person.timeZone);
  return {
    ...{ key: randomUUID(), personId: person.id, run: from ? repeatOf(from) : blankRun },
    ...{ course: from?.offeringSlug ?? "", workAsked: from?.workAsked ?? "" },
    courses: currentCatalog().courses.map(({ slug, title, minutes }) => ({ slug, title, minutes })),
    coaches: await listCoaches(db),
    days: proposedDays(today),
    timeZone: from?.timeZone ?? person.timeZone,
    zones: otherZones(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await plannerOf(request);
  const submission = parseForm(await readForm(request, person), courseRunSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { course: slug, instructor: id, qualification, key, ...form } = submission.value;
  const course = currentCatalog().coursesBySlug.get(slug);
  if (!course) return rejectForm(submission, { problems: { course: [m.courseRunsCourseMissing()] } });
  const today = dayOf(currentTime(), submission.value.timeZone);
  const { firstDay } = submission.value;
  const problems =
    problemsOfDays(submission.value, today) ?? problemsOfRegistration(submission.value, { firstDay, today });
  if (problems) return rejectForm(submission, { problems });
  const instructor = (await listCoaches(db)).find((coach) => coach.id === id);
  if (!instructor) return rejectForm(submission, { problems: { instructor: [m.courseRunsInstructorMissing()] } });
  const { timeZone, workAsked, ...facts } = form;
  const span = spanOfDays(form, timeZone);
  const made = await createCourseRun(
    db,
    person,
    {
      ...{ ...runIn(facts, timeZone), ...span, timeZone, workAsked, offeringSlug: slug },
      courseLessons: course.lessons.map(({ id, title, minutes }) => ({ id, title, minutes })),
    },
    { key, instructor: { personId: instructor.id, name: instructor.name, qualification: qualification ?? "" } },
  );
  if (made === "not_allowed") throw new Response(null, { status: 404 });
  throw redirect(`/trainings/${made.runId}?saved=planned`, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.courseRunsPlan()) }];

export default function NewCourseRunPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.courseRunsPlan()}
      lead={m.courseRunsPlanLead()}
      width="narrow"
      breadcrumbs={[{ to: "/trainings", label: m.trainingsTitle() }]}
    >
      <PostForm reply={reply} submit={m.courseRunsPlanSubmit()} hidden={{ person: data.personId }} once={data.key}>
        <SelectField name="course" label={m.courseRunsCourse()} defaultValue={data.course}>
          {data.courses.map(({ slug, title, minutes }) => (
            <option key={slug} value={slug}>
              {m.courseRunsCourseOption({ title, minutes })}
            </option>
          ))}
        </SelectField>
        <CourseDaysFields days={data.days} />
        <TimeZoneField label={m.courseRunsZone()} zones={data.zones} defaultValue={data.timeZone} />
        <WorkAskedField workAsked={data.workAsked} />
        <Instructor coaches={data.coaches} />
        <RunFields run={data.run} isCourse mostSeats={mostLearners} />
      </PostForm>
    </Page>
  );
}

function Instructor({ coaches }: { coaches: { id: string; name: string }[] }) {
  return (
    <>
      <SelectField name="instructor" label={m.courseRunsInstructor()} help={m.courseRunsInstructorHelp()}>
        <option value="">{m.courseRunsChoose()}</option>
        {coaches.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField name="qualification" label={m.trainingsQualification()} isOptional limit={300} />
    </>
  );
}

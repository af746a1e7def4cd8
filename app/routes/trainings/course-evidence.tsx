import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { hoursOf } from "#app/credit/hours.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import * as m from "#app/messages/catalog.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { completedMinutes, courseMinutes, minutesOfCourse, missingOf } from "#app/trainings/course-runs/evidence.ts";
import { type LearnerEvidence, listEvidence } from "#app/trainings/course-runs/queries/evidence.server.ts";
import { listRoster } from "#app/trainings/registration/queries/registrations.server.ts";
import { seatStates } from "#app/trainings/registration/registration.ts";
import type { Run } from "#app/trainings/runs/queries/runs.server.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { courseRunOfReviewer } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.courseRunsEvidence(), data?.title ?? m.trainingsTitle()) },
];

/** Whether each learner did what earns hours: facts and counts, never the words that they wrote. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, isManager } = await courseRunOfReviewer(request, params.run);
  const [evidence, roster] = await Promise.all([listEvidence(db, run), listRoster(db, run.id, seatStates)]);
  if (evidence.length > 0) {
    await recordView(db, { actorId: person.id, action: "training.roster_read", detail: { run: run.id } });
  }
  const names = new Map(roster.map(({ registrationId, name }) => [registrationId, name]));
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run), minutes: minutesOfCourse(run.courseLessons ?? []) },
    back: isManager ? { to: `/credit/${run.id}`, label: m.creditQueue() } : null,
    learners: evidence
      .map((each) => evidenceOf(run, each, names.get(each.registrationId) ?? ""))
      .sort((one, other) => one.name.localeCompare(other.name)),
  };
}

function evidenceOf(run: Run, each: LearnerEvidence, name: string) {
  const lessons = run.courseLessons ?? [];
  const day = (moment: Date | null) => (moment ? shortDayIn(run.timeZone, moment.toISOString()) : "");
  const attended = courseMinutes(lessons, each);
  return {
    ...{ id: each.registrationId, name, posts: each.posts, answers: each.answers },
    ...{ instructorPosts: each.instructorPosts, completed: completedMinutes(lessons, each) },
    lessons: m.courseRunsOf({ count: each.lessonIds.length, of: lessons.length }),
    days: each.firstAt ? m.courseRunsDays({ first: day(each.firstAt), last: day(each.lastAt) }) : "",
    work: each.acceptedAt
      ? m.courseRunsAccepted({ name: each.acceptedBy ?? "", day: day(each.acceptedAt) })
      : m.courseRunsQueueState({ state: each.work }),
    missing: missingOf(lessons, each).map((need) => m.courseRunsMissingNeed({ need })),
    hours: hoursOf({ attended, offered: minutesOfCourse(lessons) }, "half_hours_down"),
  };
}

export default function CourseEvidencePage() {
  const { id, title, times, minutes, back, learners } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.courseRunsEvidence()}
      lead={m.courseRunsEvidenceLead({ minutes })}
      width="wide"
      breadcrumbs={[...(back ? [back] : []), { to: `/trainings/${id}`, label: title }]}
      actions={<PrintButton />}
    >
      <div className="stack">
        <p className="soft">{times}</p>
        {learners.length === 0 ? (
          <EmptyState title={m.trainingsNobodyTitle()}>
            <p>{m.courseRunsEvidenceNone()}</p>
          </EmptyState>
        ) : (
          <Table
            caption={m.courseRunsEvidence()}
            rows={learners}
            keyOf={({ id }) => id}
            columns={[
              { heading: m.trainingsName(), cell: ({ name }) => name, isRowHeading: true },
              {
                heading: m.courseRunsEvidenceOf({ need: "lessons" }),
                cell: ({ lessons, days }) => `${lessons} ${days}`,
              },
              { heading: m.courseRunsMinutes(), cell: ({ completed }) => completed, isNumber: true },
              { heading: m.courseRunsEvidenceOf({ need: "work" }), cell: ({ work }) => work },
              { heading: m.courseRunsPosts(), cell: ({ posts }) => posts, isNumber: true },
              { heading: m.courseRunsAnswers(), cell: ({ answers }) => answers, isNumber: true },
              {
                heading: m.courseRunsInstructorPosts(),
                cell: ({ instructorPosts }) => instructorPosts,
                isNumber: true,
              },
              { heading: m.courseRunsMissing(), cell: ({ missing }) => missing.join(", ") || "–" },
              { heading: m.courseRunsHours(), cell: ({ hours }) => hours, isNumber: true },
            ]}
          />
        )}
      </div>
    </Page>
  );
}

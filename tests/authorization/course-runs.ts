import {
  courseRunWork,
  people,
  trainingRegistrations,
  trainingRunFacilitators,
  trainingRuns,
} from "#db/schema/index.ts";
import { only, signedIn } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

const planning = ["lead", "admin"] as const;

export const courseRunRows = domainRows(prepare, {
  "trainings/new/course": {
    at: () => "/trainings/new/course",
    get: only([...planning], 200),
    post: { form: {}, answers: only([...planning], 422) },
  },
  // Its learner is a stranger; tests/trainings/course-runs.test.ts has learners who hand in work.
  "trainings/:run/work": {
    at: ({ courseRunId }) => `/trainings/${courseRunId}/work`,
    get: signedIn(404),
    post: { form: {}, answers: signedIn(404) },
  },
  "trainings/:run/work/learners": {
    at: ({ courseRunId }) => `/trainings/${courseRunId}/work/learners`,
    get: only(["coach"], 200),
  },
  "trainings/:run/work/learners/:registration": {
    at: ({ courseRunId, learner }) => `/trainings/${courseRunId}/work/learners/${learner}`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "trainings/:run/evidence": {
    at: ({ courseRunId }) => `/trainings/${courseRunId}/evidence`,
    get: only(["coach", "admin", "manager"], 200),
  },
});

/** A run of a course whose instructor is the coach, and a stranger who handed in work. */
async function prepare({ db, people: { coach } }: World) {
  const [stranger] = await db.insert(people).values({ name: "Bea", email: "bea@course-runs.example" }).returning();
  const [run] = await db
    .insert(trainingRuns)
    .values({
      ...{ offeringKind: "course", offeringSlug: "a-course", title: "A course", format: "self_paced", timeZone: "UTC" },
      ...{ startsAt: new Date("2026-01-01T00:00:00Z"), endsAt: new Date("2099-03-03T00:00:00Z"), capacity: 4 },
      ...{ courseLessons: [], workAsked: "A plan", publishedAt: new Date("2026-01-01T00:00:00Z") },
    })
    .returning();
  const runId = run?.id ?? "";
  await db
    .insert(trainingRunFacilitators)
    .values({ runId, personId: coach, name: "Cora", qualification: "Data coach", position: 1 });
  const [registration] = await db
    .insert(trainingRegistrations)
    .values({ runId, personId: stranger?.id ?? "", state: "registered" })
    .returning();
  const learner = registration?.id ?? "";
  await db.insert(courseRunWork).values({ registrationId: learner, number: 1, event: "hand_in", text: "A plan" });
  return { courseRunId: runId, learner };
}

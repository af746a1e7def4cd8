import { currentCatalog } from "#app/catalog/current.server.ts";
import { spacePath } from "#app/discussions/paths.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import type { Facilitator, Run } from "../runs/queries/runs.server.ts";
import { type CourseNeed, completedMinutes, courseNeeds, minutesOfCourse, missingOf } from "./evidence.ts";
import { type LearnerEvidence, listEvidence } from "./queries/evidence.server.ts";
import { listWork } from "./queries/work.server.ts";

/** One thing that a course run needs from a learner, how it stands, and where it is done. */
export type NeedLine = { need: CourseNeed; isMet: boolean; isWaiting: boolean; words: string; to: string | null };

/** What a run of a course needs from a learner before it earns hours, with what waits and for whom. */
export async function learnerProgress(
  db: Db,
  run: Run,
  person: { id: string; timeZone: string },
  instructors: readonly Pick<Facilitator, "name">[],
): Promise<NeedLine[] | null> {
  const [evidence] = await listEvidence(db, run, person.id);
  if (!evidence) return null;
  const missing = missingOf(run.courseLessons ?? [], evidence);
  const course = currentCatalog().coursesBySlug.get(run.offeringSlug);
  const to: Record<CourseNeed, string | null> = {
    lessons: course ? `/courses/${course.slug}` : null,
    work: `/trainings/${run.id}/work`,
    peers: run.spaceId && spacePath(run.spaceId),
  };
  const words: Record<CourseNeed, string> = {
    lessons: lessonsInWords(run, evidence),
    work: await workInWords(db, evidence, person.timeZone, instructors),
    peers: m.courseRunsPeers({ posts: evidence.posts, answers: evidence.answers }),
  };
  return courseNeeds.map((need) => ({
    ...{ need, isMet: !missing.includes(need), words: words[need], to: to[need] },
    isWaiting: need === "work" && evidence.work === "waiting",
  }));
}

function lessonsInWords({ courseLessons }: Pick<Run, "courseLessons">, evidence: LearnerEvidence): string {
  const lessons = courseLessons ?? [];
  return m.courseRunsLessons({
    ...{ done: evidence.lessonIds.length, count: lessons.length },
    ...{ minutes: completedMinutes(lessons, evidence), of: minutesOfCourse(lessons) },
  });
}

async function workInWords(
  db: Db,
  { registrationId, work, acceptedAt, acceptedBy }: LearnerEvidence,
  timeZone: string,
  instructors: readonly Pick<Facilitator, "name">[],
): Promise<string> {
  if (work === "accepted" && acceptedAt) {
    return m.courseRunsAccepted({ name: acceptedBy ?? "", day: dayIn(timeZone, acceptedAt.toISOString()) });
  }
  if (work !== "waiting") return m.courseRunsWorkState({ state: work });
  const last = (await listWork(db, registrationId)).at(-1);
  return m.courseRunsWaiting({
    name: instructors.map(({ name }) => name).join(", "),
    when: last ? dayAndTimeIn(timeZone, last.at.toISOString()) : "",
  });
}

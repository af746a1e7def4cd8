import { csvLine } from "#app/http/csv.ts";
import * as m from "#app/messages/catalog.ts";
import { dayOf } from "#app/time/dates.ts";
import { completedMinutes, courseMinutes, minutesOfCourse, missingOf } from "#app/trainings/course-runs/evidence.ts";
import { type LearnerEvidence, listEvidence } from "#app/trainings/course-runs/queries/evidence.server.ts";
import { listRoster } from "#app/trainings/registration/queries/registrations.server.ts";
import { seatStates } from "#app/trainings/registration/registration.ts";
import type { Run } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { hoursOf } from "./hours.ts";

/** What each learner of a course run did for its hours, by name: facts and counts, never the words that they wrote. */
export async function courseEvidenceCsv(db: Db, run: Run): Promise<string> {
  const [evidence, roster] = [await listEvidence(db, run), await listRoster(db, run.id, seatStates)];
  const ofLearner = new Map(evidence.map((each) => [each.registrationId, each]));
  const rows = roster.flatMap(({ registrationId, name }) => {
    const each = ofLearner.get(registrationId);
    return each ? [csvLine(cellsOf(run, each, name))] : [];
  });
  return [csvLine(m.courseRunsEvidenceHeadings().split("|")), ...rows].join("");
}

function cellsOf(run: Run, each: LearnerEvidence, name: string): (string | number | null)[] {
  const lessons = run.courseLessons ?? [];
  const day = (moment: Date | null) => moment && dayOf(moment, run.timeZone);
  const offered = minutesOfCourse(lessons);
  return [
    ...[name, each.lessonIds.length, lessons.length, day(each.firstAt), day(each.lastAt)],
    ...[completedMinutes(lessons, each), m.courseRunsQueueState({ state: each.work }), each.acceptedBy],
    ...[day(each.acceptedAt), each.posts, each.answers, each.instructorPosts],
    missingOf(lessons, each)
      .map((need) => m.courseRunsMissingNeed({ need }))
      .join("; "),
    hoursOf({ attended: courseMinutes(lessons, each), offered }, "half_hours_down"),
  ];
}

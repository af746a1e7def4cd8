import type { CourseProgress } from "#app/learning/progress.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";

/** A person's progress in a course, in words. */
export function courseProgressInWords(progress: CourseProgress, timeZone: string): string {
  const { state, completedCount, requiredCount, finishedAt, newSinceFinished, minutesLeft } = progress;
  if (state === "not-started") return m.courseNotStarted();
  if (state === "finished" && finishedAt) {
    const day = dayIn(timeZone, finishedAt);
    return newSinceFinished.length > 0
      ? m.courseFinishedWithNew({ day, count: newSinceFinished.length })
      : m.courseFinishedOn({ day });
  }
  return m.courseInProgress({ completedCount, requiredCount, minutes: minutesLeft });
}

export function levelWords(level: string): string {
  return m.courseLevel({ level });
}

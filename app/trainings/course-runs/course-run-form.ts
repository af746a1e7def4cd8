import { z } from "zod";
import { optionalLine } from "#app/http/optional-line.ts";
import { tooLong } from "#app/http/text-length.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAfter, daysAfter, momentAt, shortDay, weeksAfter } from "#app/time/dates.ts";
import { isTimeZone } from "#app/time/zones.ts";
import { factFields, runChangeSchema } from "../runs/run-form.ts";
import { longestNote, longestWork } from "./work.ts";

/** As many as a space by invitation has places for, with some left for instructors. */
export const mostLearners = 400;

/** A text of several lines, as it was typed. */
const words = (most: number, missing: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .superRefine((typed, context) => {
      if (typed.length > most) context.addIssue({ code: "custom", message: tooLong(typed.length, most) });
    });

/** What a planned run of a course can still change, beside what every run says of itself. */
const courseFields = () => ({
  firstDay: z.iso.date(m.meetingsDayMissing()),
  lastDay: z.iso.date(m.meetingsDayMissing()),
  acrossYears: z.literal("on").optional(),
  workAsked: words(1000, m.courseRunsWorkAskedMissing()),
});

export const courseRunChangeSchema = () =>
  runChangeSchema().extend({ ...courseFields(), format: z.literal("self_paced").default("self_paced") });

/** A new run of a course: what every run says of itself, its days, its instructor and the work that it asks for. */
export const courseRunSchema = () =>
  z.object({
    ...factFields(),
    format: z.literal("self_paced").default("self_paced"),
    capacity: wholeNumber({ most: mostLearners, wrong: m.courseRunsCapacityWrong() }),
    course: z.string().max(200),
    timeZone: z.string().refine(isTimeZone, m.meetingsZoneWrong()),
    ...courseFields(),
    instructor: z.string(m.courseRunsInstructorMissing()).min(1, m.courseRunsInstructorMissing()).max(40),
    qualification: optionalLine(300),
    key: z.string().min(8).max(100),
  });

type Days = { firstDay: string; lastDay: string; acrossYears?: string };

/**
 * The problems of a run's days: an end before the start, a turn of the year that nobody confirmed, or, with the day from
 * which a run may be planned, days that are over.
 */
export function problemsOfDays(
  { firstDay, lastDay, acrossYears }: Days,
  from?: string,
): Record<string, string[]> | null {
  if (lastDay < firstDay) return { lastDay: [m.courseRunsLastBeforeFirst()] };
  if (from !== undefined && lastDay < from) return { lastDay: [m.courseRunsOver({ day: shortDay(lastDay) })] };
  const year = firstDay.slice(0, 4);
  if (year === lastDay.slice(0, 4) || acrossYears === "on") return null;
  return { lastDay: [m.courseRunsAcrossYearsWrong({ year })] };
}

/** From the first moment of the first day to the last of the last, in the run's zone. */
export function spanOfDays({ firstDay, lastDay }: Days, timeZone: string): { startsAt: Date; endsAt: Date } {
  return { startsAt: momentAt(firstDay, "00:00", timeZone), endsAt: momentAt(dayAfter(lastDay), "00:00", timeZone) };
}

/**
 * The days that a new run proposes: six weeks from in four weeks. They end with the year where at least three weeks of
 * it are left, and begin on the first Monday of the next where not, because a self-paced entry earns STARS hours only
 * within one calendar year (DCYF).
 */
export function proposedDays(today: string): { first: string; last: string } {
  const first = weeksAfter(today, 4);
  const last = weeksAfter(first, 6);
  const endOfYear = `${first.slice(0, 4)}-12-31`;
  if (last <= endOfYear) return { first, last };
  if (weeksAfter(first, 3) <= endOfYear) return { first, last: endOfYear };
  const monday = firstMonday(Number(first.slice(0, 4)) + 1);
  return { first: monday, last: weeksAfter(monday, 6) };
}

/** The first Monday after New Year's Day. */
function firstMonday(year: number): string {
  const weekday = new Date(`${year}-01-02T00:00:00Z`).getUTCDay();
  return daysAfter(`${year}-01-02`, (8 - weekday) % 7);
}

const seen = () => z.coerce.number().int().min(0).max(1000);

export const workSchema = () => z.object({ text: words(longestWork, m.courseRunsWorkMissing()), seen: seen() });

export const answerSchema = () =>
  z.object({
    note: words(longestNote, m.courseRunsNoteMissing()),
    event: z.enum(["return", "accept"], m.courseRunsNoteMissing()),
    seen: seen(),
  });

import { z } from "zod";
import { optionalLine } from "#app/http/optional-line.ts";
import { tooLong } from "#app/http/text-length.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAfter, momentAt } from "#app/time/dates.ts";
import { isTimeZone } from "#app/time/zones.ts";
import { factFields } from "../runs/run-form.ts";
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

/** A new run of a course: what every run says of itself, its days, its instructor and the work that it asks for. */
export const courseRunSchema = () =>
  z.object({
    ...factFields(),
    format: z.literal("self_paced").default("self_paced"),
    capacity: z.coerce.number(m.trainingsCapacityWrong()).int().min(1).max(mostLearners, m.courseRunsCapacityWrong()),
    course: z.string().max(200),
    timeZone: z.string().refine(isTimeZone, m.meetingsZoneWrong()),
    firstDay: z.iso.date(m.meetingsDayMissing()),
    lastDay: z.iso.date(m.meetingsDayMissing()),
    workAsked: words(1000, m.courseRunsWorkAskedMissing()),
    instructor: z.string(m.courseRunsInstructorMissing()).min(1, m.courseRunsInstructorMissing()).max(40),
    qualification: optionalLine(300),
    key: z.string().min(8).max(100),
  });

/** From the first moment of the first day to the last of the last, in the run's zone; null for a last day before it. */
export function spanOfDays({
  firstDay,
  lastDay,
  timeZone,
}: Record<"firstDay" | "lastDay" | "timeZone", string>): { startsAt: Date; endsAt: Date } | null {
  if (lastDay < firstDay) return null;
  return { startsAt: momentAt(firstDay, "00:00", timeZone), endsAt: momentAt(dayAfter(lastDay), "00:00", timeZone) };
}

const seen = () => z.coerce.number().int().min(0).max(1000);

export const workSchema = () => z.object({ text: words(longestWork, m.courseRunsWorkMissing()), seen: seen() });

export const answerSchema = () =>
  z.object({
    note: words(longestNote, m.courseRunsNoteMissing()),
    event: z.enum(["return", "accept"], m.courseRunsNoteMissing()),
    seen: seen(),
  });

import { z } from "zod";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import { type AttendanceEntry, attendanceStates } from "./attendance.ts";

const minutes = () =>
  wholeNumber({ least: 0, most: 1440, wrong: m.attendanceMinutesWrong() })
    .optional()
    .transform((count) => count || null);

/**
 * The fields of the attendance form of a meeting for these people: for each a state, minutes, and the observation that it
 * shows. Whoever missed all its minutes did not come.
 */
export function attendanceSchema(personIds: readonly string[], meetingMinutes: number) {
  const fields = personIds.flatMap((id) => [
    [`state-${id}`, z.enum(attendanceStates)] as const,
    [`late-${id}`, minutes()] as const,
    [`early-${id}`, minutes()] as const,
    [`seen-${id}`, z.coerce.number().int().optional()] as const,
  ]);
  return z.object({ key: z.string().min(8).max(100), ...Object.fromEntries(fields) }).superRefine((value, context) => {
    for (const { personId, lateMinutes, leftEarlyMinutes } of entriesOf(value, personIds)) {
      if ((lateMinutes ?? 0) + (leftEarlyMinutes ?? 0) < meetingMinutes) continue;
      const path = [`${lateMinutes === null ? "early" : "late"}-${personId}`];
      context.addIssue({ code: "custom", path, message: m.attendanceMinutesBeyond({ count: meetingMinutes }) });
    }
  });
}

/**
 * The entries of a form that passed `attendanceSchema`. Minutes count only for a person who came late or left early, so
 * that a correction to present clears those recorded before.
 */
export function entriesOf(value: Record<string, unknown>, personIds: readonly string[]): AttendanceEntry[] {
  return personIds.flatMap((personId) => {
    const state = attendanceStates.find((each) => each === value[`state-${personId}`]);
    if (!state) return [];
    const count = (name: string) => (typeof value[name] === "number" ? value[name] : null);
    const hasMinutes = state === "late" || state === "left_early";
    const lateMinutes = hasMinutes ? count(`late-${personId}`) : null;
    const leftEarlyMinutes = hasMinutes ? count(`early-${personId}`) : null;
    return [{ personId, state, lateMinutes, leftEarlyMinutes, seen: count(`seen-${personId}`) }];
  });
}

import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";

/** A course or lesson as one choice of a list: "course <id>" or "lesson <id>". */
const what = /^(course|lesson) ([\w-]{1,120})$/;

export const assignmentSchema = () =>
  z.object({
    what: z.string(m.assignedWhatMissing()).regex(what, m.assignedWhatMissing()),
    member: z.uuid(m.assignedMemberWrong()).optional(),
    dueOn: z.iso.date(m.assignedDueWrong()).optional(),
    note: z.string().trim().max(500).optional(),
  });

/** The kind and id in a choice. */
export function choiceIn(typed: string): { kind: "course" | "lesson"; id: string } {
  const [, kind, id = ""] = what.exec(typed) ?? [];
  return { kind: kind === "lesson" ? "lesson" : "course", id };
}

/** How far a member is with something assigned. There is no "late": a due date helps to plan and closes nothing. */
export type AssignedState = "done" | "begun" | "open";

/** The words about a due day (YYYY-MM-DD) until that day is over; null from then on, because a date shames nobody. */
export function dueAhead(dueOn: string | null, today: string): string | null {
  return dueOn !== null && dueOn >= today ? m.assignedDue({ day: shortDay(dueOn) }) : null;
}

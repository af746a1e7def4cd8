import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { barriers, type ContactKind, contactKinds, contactModes, focuses, strategies } from "./contact.ts";

/** Kinds that a coach types; sessions come from the cohort's meetings. */
export const typedKinds = contactKinds.filter((kind) => kind !== "session") as [ContactKind, ...ContactKind[]];

export const memberField = (id: string) => `member-${id}`;
export const tagField = (tag: string) => `tag-${tag}`;
export const tags = [...focuses, ...strategies, ...barriers];

/** The form for a contact; each of the members has a checkbox, and each tag. */
export const contactSchema = (memberIds: readonly string[]) =>
  z.object({
    kind: z.enum(typedKinds, m.coachingLogKindMissing()),
    day: z.iso.date(m.coachingLogDayMissing()),
    time: z.string(m.coachingLogTimeMissing()).regex(/^([01]\d|2[0-3]):[0-5]\d$/, m.coachingLogTimeMissing()),
    minutes: z
      .string(m.coachingLogMinutesWrong())
      .trim()
      .regex(/^\d{1,4}$/, m.coachingLogMinutesWrong())
      .transform(Number)
      .refine((minutes) => minutes >= 1 && minutes <= 1440, m.coachingLogMinutesWrong()),
    mode: z.enum(contactModes, m.coachingLogModeMissing()),
    summary: z.string().trim().max(2_000).optional(),
    ...Object.fromEntries(memberIds.map((id) => [memberField(id), z.literal("on").optional()])),
    ...Object.fromEntries(tags.map((tag) => [tagField(tag), z.literal("on").optional()])),
  });

export const observationSchema = () =>
  z.object({
    member: z.uuid(m.coachingLogMemberMissing()),
    day: z.iso.date(m.coachingLogDayMissing()),
    evidence: z.string(m.coachingLogEvidenceMissing()).trim().min(1, m.coachingLogEvidenceMissing()).max(5_000),
    question: z.string(m.coachingLogQuestionMissing()).trim().min(1, m.coachingLogQuestionMissing()).max(1_000),
  });

type Counted = { minutes: number; coachIds: readonly string[]; memberIds: readonly string[] };

/**
 * What contacts add up to: each counts once for each person who was there (dosage), and once for each coach (effort),
 * however many came.
 */
export function minutesOf(contacts: readonly Counted[]): { dosage: Map<string, number>; effort: Map<string, number> } {
  const dosage = new Map<string, number>();
  const effort = new Map<string, number>();
  const add = (to: Map<string, number>, id: string, minutes: number) => to.set(id, (to.get(id) ?? 0) + minutes);
  for (const { minutes, coachIds, memberIds } of contacts) {
    for (const id of new Set(memberIds)) add(dosage, id, minutes);
    for (const id of new Set(coachIds)) add(effort, id, minutes);
  }
  return { dosage, effort };
}

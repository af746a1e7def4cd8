import { z } from "zod";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import {
  barriers,
  type ContactDetails,
  type ContactKind,
  contactKinds,
  contactLanguages,
  contactModes,
  focuses,
  isEffortAlone,
  strategies,
} from "./contact.ts";

/** Kinds that a coach types; sessions, messages and feedback come from the site. */
export const typedKinds = contactKinds.filter((kind) => kind !== "session") as [ContactKind, ...ContactKind[]];

export const memberField = (id: string) => `member-${id}`;
export const goalField = (id: string) => `goal-${id}`;
export const tagField = (tag: string) => `tag-${tag}`;
const tags = [...focuses, ...strategies, ...barriers];

const boxes = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, z.literal("on").optional()]));

/** The form that says more about an entry; each goal and each tag has a checkbox. */
export const entrySchema = (goalIds: readonly string[]) =>
  z.object({
    day: z.iso.date(m.coachingLogDayMissing()),
    time: z.string(m.coachingLogTimeMissing()).regex(/^([01]\d|2[0-3]):[0-5]\d$/, m.coachingLogTimeMissing()),
    minutes: wholeNumber({ most: 1440, wrong: m.coachingLogMinutesWrong() }),
    mode: z.enum(contactModes, m.coachingLogModeMissing()),
    language: z.enum(contactLanguages, m.coachingLogLanguageWrong()).optional(),
    summary: z.string().trim().max(2_000).optional(),
    ...boxes(goalIds.map(goalField)),
    ...boxes(tags.map(tagField)),
  });

/** The form for a new contact; each of the members has a checkbox too. */
export const contactSchema = ({ memberIds, goalIds }: { memberIds: readonly string[]; goalIds: readonly string[] }) =>
  entrySchema(goalIds).extend({
    kind: z.enum(typedKinds, m.coachingLogKindMissing()),
    ...boxes(memberIds.map(memberField)),
  });

/** Reads the ticked boxes. */
export function tickedIn(
  value: Record<string, unknown>,
  goalIds: readonly string[],
): Pick<ContactDetails, "focus" | "strategies" | "barriers" | "goalIds"> {
  const isTicked = (tag: string) => value[tagField(tag)] === "on";
  return {
    focus: focuses.filter(isTicked),
    strategies: strategies.filter(isTicked),
    barriers: barriers.filter(isTicked),
    goalIds: goalIds.filter((id) => value[goalField(id)] === "on"),
  };
}

export const observationSchema = () =>
  z.object({
    member: z.uuid(m.coachingLogMemberMissing()),
    day: z.iso.date(m.coachingLogDayMissing()),
    evidence: z.string(m.coachingLogEvidenceMissing()).trim().min(1, m.coachingLogEvidenceMissing()).max(5_000),
    question: z.string(m.coachingLogQuestionMissing()).trim().min(1, m.coachingLogQuestionMissing()).max(1_000),
  });

type Counted = {
  kind?: ContactKind;
  minutes: number;
  coachIds: readonly string[];
  memberIds: readonly string[];
};

/**
 * Totals of contacts: each counts once for each person who was there (dosage), and once for each coach (effort),
 * however many came. Minutes that a coach writes alone are effort only.
 */
export function minutesOf(contacts: readonly Counted[]): { dosage: Map<string, number>; effort: Map<string, number> } {
  const dosage = new Map<string, number>();
  const effort = new Map<string, number>();
  const add = (to: Map<string, number>, id: string, minutes: number) => to.set(id, (to.get(id) ?? 0) + minutes);
  for (const { kind, minutes, coachIds, memberIds } of contacts) {
    const together = kind && isEffortAlone(kind) ? 0 : minutes;
    for (const id of new Set(memberIds)) add(dosage, id, together);
    for (const id of new Set(coachIds)) add(effort, id, minutes);
  }
  return { dosage, effort };
}

/** An entry as the form that changes it shows it, with each box. */
export function contactShown<Given extends { tags: readonly string[]; goalIds: readonly string[] }>(
  { tags: ticked, goalIds: chosen, ...given }: Given,
  goalIds: readonly string[],
) {
  return {
    ...given,
    ...Object.fromEntries(tags.map((tag) => [tagField(tag), ticked.includes(tag)])),
    ...Object.fromEntries(goalIds.map((id) => [goalField(id), chosen.includes(id)])),
  };
}

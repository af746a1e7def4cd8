import { languages } from "#app/identity/person/language.ts";
import { minutes } from "#app/time/durations.ts";

/** domain.md §4.3: what a coach and the people they coach do together. */
export const contactKinds = [
  "session",
  "one-to-one",
  "team",
  "group",
  "observation",
  "feedback",
  "message",
  "support",
] as const;
export type ContactKind = (typeof contactKinds)[number];

export const contactModes = ["in-person", "video", "phone", "writing"] as const;
export type ContactMode = (typeof contactModes)[number];

/** The language of a contact: one of the site's, or another. */
export const contactLanguages = [...languages, "other"] as const;
export type ContactLanguage = (typeof contactLanguages)[number];

/** Where an entry of the log comes from: typed or pasted by a coach, or added to what the site knows by itself. */
export const contactSources = ["typed", "pasted", "meeting", "message", "feedback"] as const;

export const focuses = [
  "problem-of-practice",
  "data",
  "listening",
  "equity",
  "change-idea",
  "measure",
  "team",
] as const;
export type Focus = (typeof focuses)[number];

export const strategies = [
  "observe",
  "model",
  "side-by-side",
  "problem-solving",
  "reflective-conversation",
  "goal-setting",
  "graphing",
  "role-play",
  "performance-feedback",
  "video",
  "e-mail",
] as const;
export type Strategy = (typeof strategies)[number];

export const barriers = ["skills", "turnover", "time", "capacity", "demands", "resistance", "data-access"] as const;
export type Barrier = (typeof barriers)[number];

export type ContactSource = (typeof contactSources)[number];

/** A contact as its coach describes it. `minutes` is its length, `goalIds` the goals that it touched. */
export type ContactDetails = {
  kind: ContactKind;
  beganAt: Date;
  minutes: number;
  mode: ContactMode;
  language: ContactLanguage | null;
  focus: Focus[];
  strategies: Strategy[];
  barriers: Barrier[];
  goalIds: string[];
  summary: string | null;
};

/** The author of an entry: the person who typed, hosted or wrote it. */
export function mayChangeContact(coach: { id: string }, entry: { coachIds: readonly string[] }): boolean {
  return entry.coachIds.includes(coach.id);
}

/** Whether a coach made the whole entry, rather than adding to what the site knows by itself. */
export const isTyped = ({ source }: { source: ContactSource }): boolean => source === "typed" || source === "pasted";

/** Whether it is writing whose minutes only the coach knows. */
export const isWriting = ({ source }: { source: ContactSource }): boolean =>
  source === "message" || source === "feedback";

/** Kinds that members were not there for: their minutes are the coach's effort and nobody's dosage. */
export const isEffortAlone = (kind: ContactKind): boolean => ["feedback", "message", "support"].includes(kind);

/** Kinds that are with somebody: without a member such an entry counts for nobody. */
export const needsMember = (kind: ContactKind): boolean => kind === "one-to-one" || kind === "observation";

const firstLogged = Date.UTC(2000, 0);
/** A coach's clock may go ahead. */
const ahead = 15 * minutes;

/** Whether a contact can have begun then: it is not still to come, and its year was not typed with two digits. */
export const canHaveBegun = (beganAt: Date, now: Date): boolean =>
  beganAt.getTime() >= firstLogged && beganAt.getTime() <= now.getTime() + ahead;

/** The minutes that one tap gives to messages or feedback. */
export const tappedMinutes = [5, 10, 15, 30] as const;

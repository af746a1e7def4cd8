/** Regional needs, requests to share data, and lessons learned: what keeps Phase One alive. */
export const registerKinds = ["needs", "sharing", "lessons"] as const;
export type RegisterKind = (typeof registerKinds)[number];

/** What became of a request to share data. */
export const sharingAnswers = ["waiting", "agreed", "refused"] as const;
export type SharingAnswer = (typeof sharingAnswers)[number];

export const longestTitle = 200;
export const longestText = 4_000;

/** The texts of an entry that its register asks for, in the order of its form. Lessons need no decision of partners. */
export const textsOf: Record<RegisterKind, readonly ("evidence" | "decision" | "outcome")[]> = {
  needs: ["evidence", "decision", "outcome"],
  sharing: ["evidence", "decision", "outcome"],
  lessons: ["evidence", "outcome"],
};

export const isRegister = (name: string | undefined): name is RegisterKind =>
  registerKinds.some((each) => each === name);

export type Written = {
  happenedOn: string;
  title: string;
  evidence: string;
  decision: string;
  outcome: string;
  answer: SharingAnswer | null;
  organizationId: string | null;
  hasConsent: boolean;
};

export type EntryProblem = "no_reason" | "nobody_consented" | "in_future";

/** What an entry lacks on a day: why a request was refused, whose consent was given, a date that is not in the future. */
export function entryProblem(entry: Written, day: string): EntryProblem | null {
  if (entry.happenedOn > day) return "in_future";
  if (entry.answer === "refused" && entry.decision === "") return "no_reason";
  if (entry.hasConsent && entry.organizationId === null) return "nobody_consented";
  return null;
}

/** Whether somebody still has to act: a need or a lesson without an outcome, a request without an answer. */
export function isOpen(entry: { register: RegisterKind; answer: SharingAnswer | null; outcome: string }): boolean {
  return entry.register === "sharing" ? entry.answer === "waiting" : entry.outcome === "";
}

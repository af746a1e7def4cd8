/** What an organization can promise (Guskey's level 3: organization support and change). */
export const commitmentKinds = ["time", "data_access", "sharing_agreement", "leadership", "other"] as const;
export type CommitmentKind = (typeof commitmentKinds)[number];

export const commitmentStates = ["open", "kept", "partly", "changed"] as const;
export type CommitmentState = (typeof commitmentStates)[number];

export const longestPromise = 500;
export const longestEvidence = 2_000;

/** Whether a promise is past its day and nothing was said about it. */
export function isDue(commitment: { state: CommitmentState; dueOn: string }, day: string): boolean {
  return commitment.state === "open" && commitment.dueOn < day;
}

/** What happens to the work that a learner of a course run hands in. */
export const workEvents = ["hand_in", "return", "accept"] as const;
export type WorkEvent = (typeof workEvents)[number];

const workStates = ["none", "waiting", "returned", "accepted"] as const;
export type WorkState = (typeof workStates)[number];

export const longestWork = 10_000;
export const longestNote = 3_000;

const stateOf: Record<WorkEvent, WorkState> = { hand_in: "waiting", return: "returned", accept: "accepted" };

/** Where the work stands after its history. */
export function stateOfWork(events: readonly { event: WorkEvent }[]): WorkState {
  const last = events.at(-1);
  return last ? stateOf[last.event] : "none";
}

/** Whether something may happen to work now: learners hand in until it is accepted, instructors answer what waits. */
export function canHappen(event: WorkEvent, state: WorkState): boolean {
  return event === "hand_in" ? state === "none" || state === "returned" : state === "waiting";
}

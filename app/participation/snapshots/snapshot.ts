/** queued: the job has not begun; failed: nothing was published, and it can be tried again. */
export const snapshotStates = ["queued", "counting", "protecting", "frozen", "failed"] as const;
export type SnapshotState = (typeof snapshotStates)[number];

/** none: nothing exists to count, which is not a zero; range: only bounds are published. */
export const cellStates = ["shown", "range", "withheld", "none"] as const;
export type CellState = (typeof cellStates)[number];

export function isWorking(state: SnapshotState): boolean {
  return state === "queued" || state === "counting" || state === "protecting";
}

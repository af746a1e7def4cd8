export const importKinds = ["people", "organizations"] as const;
/** A file is of people (with where they work, learn and what they do there) or of organizations, as its columns say. */
export type ImportKind = (typeof importKinds)[number];

export const importStates = ["checked", "running", "done", "failed", "discarded"] as const;
/** checked: nothing has happened yet; running: a job is at it; failed: nothing was brought in. */
export type ImportState = (typeof importStates)[number];

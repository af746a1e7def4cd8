/** Regional needs, requests to share data, and lessons learned: what keeps Phase One alive. */
export const registerKinds = ["needs", "sharing", "lessons"] as const;
export type RegisterKind = (typeof registerKinds)[number];

export const longestTitle = 200;
export const longestText = 4_000;

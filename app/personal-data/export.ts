export const exportStates = ["waiting", "ready", "failed"] as const;
export type ExportState = (typeof exportStates)[number];

export const fileKinds = ["image", "pdf"] as const;
export type FileKind = (typeof fileKinds)[number];

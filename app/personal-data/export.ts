export const exportStates = ["waiting", "ready", "failed"] as const;
export type ExportState = (typeof exportStates)[number];

export const exportFiles = ["markdown", "json"] as const;
export type ExportFile = (typeof exportFiles)[number];

/** How long a download can be fetched, and its link used. */
export const exportDays = 7;

/** How many downloads one may ask for within a day. */
export const exportsPerDay = 3;

export const fileTypes: Record<ExportFile, { ending: string; mediaType: string }> = {
  json: { ending: "json", mediaType: "application/json; charset=utf-8" },
  markdown: { ending: "md", mediaType: "text/markdown; charset=utf-8" },
};

export function isExportFile(word: unknown): word is ExportFile {
  return exportFiles.some((file) => file === word);
}

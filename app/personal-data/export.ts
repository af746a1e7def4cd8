export const exportStates = ["waiting", "ready", "failed"] as const;

export const exportFiles = ["markdown", "json"] as const;
export type ExportFile = (typeof exportFiles)[number];

/** How long an export can be downloaded and its link used. */
export const exportDays = 7;

/** How many exports a person may request within a day. */
export const exportsPerDay = 3;

export const fileTypes: Record<ExportFile, { ending: string; mediaType: string }> = {
  json: { ending: "json", mediaType: "application/json; charset=utf-8" },
  markdown: { ending: "md", mediaType: "text/markdown; charset=utf-8" },
};

export function isExportFile(word: unknown): word is ExportFile {
  return exportFiles.some((file) => file === word);
}

/** How the copy of a space is written. */
export const exportFormats = ["markdown", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

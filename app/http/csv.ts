/**
 * One line of CSV (RFC 4180). Prefixes a cell that a spreadsheet would run as a formula with an apostrophe (OWASP, CSV
 * injection): in some languages also where its first sign is a full-width one.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => csvCell(String(cell ?? ""))).join(",")}\r\n`;
}

/**
 * The first line of a file that people open in spreadsheet programs. The byte order mark says that it is UTF-8: without it
 * they take it for an old encoding, and garble names.
 */
export const csvHeadings = (cells: readonly string[]) => `\uFEFF${csvLine(cells)}`;

function csvCell(text: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

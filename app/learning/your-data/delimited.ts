import papaparse from "papaparse";

/** Cells as text, by row. */
export type Grid = string[][];

const delimiters = ["\t", ";", ",", "|"] as const;

/** Splits pasted cells, CSV or TSV, whatever separates its cells; quotes may hold separators and line ends. */
export function gridOfText(text: string): { grid: Grid; delimiter: string } {
  const plain = text
    .replace(/^\uFEFF/, "")
    .replace(/^sep=(.)\r?\n/i, "")
    .replace(/\0/g, "");
  const delimiter = delimiterOf(plain);
  const { data } = papaparse.parse<string[]>(plain, { delimiter, skipEmptyLines: false });
  return { grid: data, delimiter };
}

/** The separator that gives the first lines the most cells of the same number. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 20_000);
  const scores = delimiters.map((delimiter) => {
    const rows = papaparse.parse<string[]>(sample, { delimiter, preview: 30 }).data.filter((row) => row.some(Boolean));
    const widths = rows.map((row) => row.length).sort((a, b) => a - b);
    const usual = widths[Math.floor(widths.length / 2)] ?? 1;
    const alike = widths.filter((width) => width === usual).length / Math.max(1, widths.length);
    return { delimiter, score: usual > 1 ? alike * 10 + Math.min(usual, 9) / 10 : 0 };
  });
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

import papaparse from "papaparse";

/** The rows of a CSV file by column name, numbers as numbers. */
export function rowsOf(text: string): Record<string, string | number>[] {
  const { data } = papaparse.parse<Record<string, string>>(text.replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (header) => header.trim(),
  });
  return data.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, readValue(value)])),
  );
}

/** Text that is exactly a number becomes one; "007" and "" stay text. */
function readValue(written: string | undefined): string | number {
  const value = (written ?? "").trim();
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) ? Number(value) : value;
}

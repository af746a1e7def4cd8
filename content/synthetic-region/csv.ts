export type Value = string | number | boolean;

/** Rows as CSV text, columns in the order of the first row's keys. */
export function csv(rows: readonly Record<string, Value>[]): string {
  const [first] = rows;
  if (!first) throw new Error("A CSV file needs at least one row.");
  const columns = Object.keys(first);
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? "")).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function cell(value: Value): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { Sum } from "#app/privacy/sums.ts";

/** Keys "row,column" with an empty side for a total, as counts and sums. */
export function tableSums(table: readonly (readonly number[])[]): { counts: Map<string, number>; sums: Sum[] } {
  const counts = new Map<string, number>();
  const add = (key: string, n: number) => counts.set(key, (counts.get(key) ?? 0) + n);
  for (const [r, row] of table.entries()) {
    for (const [c, n] of row.entries()) {
      for (const key of [`${r},${c}`, `${r},`, `,${c}`, ","]) add(key, n);
    }
  }
  const rows = table.map((_, r) => r);
  const columns = (table[0] ?? []).map((_, c) => c);
  return {
    counts,
    sums: [
      ...rows.map((r) => ({ whole: `${r},`, parts: columns.map((c) => `${r},${c}`) })),
      ...columns.map((c) => ({ whole: `,${c}`, parts: rows.map((r) => `${r},${c}`) })),
      { whole: ",", parts: rows.map((r) => `${r},`) },
      { whole: ",", parts: columns.map((c) => `,${c}`) },
    ],
  };
}

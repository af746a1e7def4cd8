/** The width that a column needs: of its longest word, and of its longest cell on one line. */
export type Needed = { word: number; line: number };

/**
 * Widths of a table's columns that fill `width`: every column has room for its longest word, and what is left is shared
 * in proportion to what cells would need to stay on one line. Null if not even the longest words fit.
 */
export function columnWidths(needed: readonly Needed[], width: number): number[] | null {
  const least = needed.reduce((sum, { word }) => sum + word, 0);
  if (least > width) return null;
  const wanted = needed.map(({ word, line }) => Math.max(1, line - word));
  const all = wanted.reduce((sum, each) => sum + each, 0);
  return needed.map(({ word }, at) => word + ((width - least) * (wanted[at] ?? 0)) / all);
}

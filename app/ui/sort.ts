/** How a list is sorted: by which column, and whether in the reverse of that column's default direction. */
export type Sort<Column extends string = string> = { by: Column; isReversed: boolean };

/** Reads `?sort=name`, or `?sort=-name` for the reverse. Anything else sorts by the first of `columns`. */
export function readSort<Column extends string>(
  asked: string | null,
  columns: readonly [Column, ...Column[]],
): Sort<Column> {
  const isReversed = asked?.startsWith("-") ?? false;
  const name = isReversed ? asked?.slice(1) : asked;
  const by = columns.find((column) => column === name);
  return by ? { by, isReversed } : { by: columns[0], isReversed: false };
}

/** The value of `?sort=` for this order. */
export function sortParam({ by, isReversed }: Sort): string {
  return isReversed ? `-${by}` : by;
}

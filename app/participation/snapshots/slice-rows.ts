import { organizationKinds } from "#app/identity/organizations/organization.ts";
import * as m from "#app/messages/catalog.ts";
import { shareOf } from "../slices/slice.ts";
import { rowInWords } from "../slices/slice-words.ts";
import type { ShownCell } from "./cell-words.ts";

export type SliceRow = {
  key: string;
  heading: string;
  people: ShownCell | undefined;
  /** The share that the slice shows beside its people. */
  share: ShownCell | undefined;
  /** Days to finish; of courses only. */
  days: ShownCell | undefined;
};

/** At least so many rows without any number are listed in one sentence instead of a row each. */
const leastForSentence = 4;

/**
 * The rows of one published table: kinds of organizations before organizations, otherwise in the order of the cells.
 * `withheld` are the headings of rows that were left out because both of their numbers are withheld.
 */
export function sliceRows(slice: string, cells: readonly ShownCell[]): { rows: SliceRow[]; withheld: string[] } {
  const byRow = new Map<string, SliceRow>();
  for (const cell of cells) {
    if (cell.slice !== slice) continue;
    const row = byRow.get(cell.row) ?? {
      ...{ key: cell.row, heading: rowInWords(cell) },
      ...{ people: undefined, share: undefined, days: undefined },
    };
    if (cell.measure === "people") row.people = cell;
    if (cell.measure === shareOf(slice)) row.share = cell;
    if (cell.measure === "median_days") row.days = cell;
    byRow.set(cell.row, row);
  }
  const rows = [...byRow.values()];
  const isKind = ({ key }: SliceRow) => slice === "organization" && kindOrder(key) >= 0;
  const kinds = rows.filter(isKind).sort((a, b) => kindOrder(a.key) - kindOrder(b.key));
  const others = rows.filter((row) => !isKind(row));
  const hidden = others.filter(({ people, share }) => people?.state === "withheld" && share?.state === "withheld");
  if (hidden.length < leastForSentence) return { rows: [...kinds, ...others], withheld: [] };
  return {
    rows: [...kinds, ...others.filter((row) => !hidden.includes(row))],
    withheld: hidden.map(({ heading }) => heading),
  };
}

const kindOrder = (row: string) => [...organizationKinds, "none"].indexOf(row);

/** "Withheld for 20 groups: A, B, and C." */
export function withheldInWords(headings: readonly string[]): string {
  return m.participationWithheldRows({
    count: headings.length,
    names: new Intl.ListFormat("en-US").format(headings),
  });
}

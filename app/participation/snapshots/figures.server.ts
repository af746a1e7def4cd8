import type { Db } from "#db/client.server.ts";
import { asPublishedReader } from "#db/published-reader.server.ts";
import type { ParticipationScope } from "../scope.ts";
import type { ShownCell } from "./cell-words.ts";
import type { Cell, CellSlice } from "./cells.ts";
import { insertRelease, listCells, listCellsAfter } from "./queries/snapshots.server.ts";

export type ReleaseForm = "page" | "csv" | "xlsx" | "pdf" | "report";

/** A person who reads published figures, and the part that they may read. */
export type FigureReader = { id: string; scope: ParticipationScope };

/**
 * The published cells of a version, as far as a reader may see them: everything that shows figures reads them here,
 * under a role of the database that can read nothing else, and what was released to whom is recorded.
 */
export async function figuresFor(
  db: Db,
  reader: FigureReader,
  snapshotId: string,
  { form, slices }: { form: ReleaseForm; slices?: CellSlice[] },
): Promise<ShownCell[]> {
  const cells = await asPublishedReader(db, reader.scope, (db) => listCells(db, snapshotId, slices));
  await insertRelease(db, { snapshotId, form, slices: slices ?? ["everything"], releasedTo: reader.id });
  return cells.map(({ position: _, ...cell }) => cell);
}

const rowsOfBatch = 5_000;

/** All published cells of a version for a file, some at a time in their order, recorded as one release. */
export async function* figuresInBatches(
  db: Db,
  reader: FigureReader,
  snapshotId: string,
  { form }: { form: ReleaseForm },
): AsyncGenerator<ShownCell[], void> {
  await insertRelease(db, { snapshotId, form, slices: ["everything"], releasedTo: reader.id });
  let after: Cell | undefined;
  do {
    const last: Cell | undefined = after;
    const cells = await asPublishedReader(db, reader.scope, (db) => listCellsAfter(db, snapshotId, last, rowsOfBatch));
    yield cells.map(({ position: _, ...cell }) => cell);
    after = cells.length < rowsOfBatch ? undefined : cells.at(-1);
  } while (after);
}

/** A total's value, by its measure; null where it is not shown. */
export function totalOf(cells: readonly ShownCell[], measure: string): number | null {
  return cells.find((cell) => cell.slice === "total" && cell.measure === measure)?.value ?? null;
}

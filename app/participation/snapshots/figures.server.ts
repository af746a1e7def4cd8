import type { Db } from "#db/client.server.ts";
import { asPublishedReader } from "#db/published-reader.server.ts";
import type { ParticipationScope } from "../scope.ts";
import type { ShownCell } from "./cell-words.ts";
import type { CellSlice } from "./cells.ts";
import { insertRelease, listCells } from "./queries/snapshots.server.ts";

export type ReleaseForm = "page" | "csv" | "xlsx" | "pdf" | "report";

/** A person who reads published figures, and what of them they may read. */
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

/** A total's value, by its measure; null where it is not shown. */
export function totalOf(cells: readonly ShownCell[], measure: string): number | null {
  return cells.find((cell) => cell.slice === "total" && cell.measure === measure)?.value ?? null;
}

import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { checkerFor, countProblems, portion, writeRows } from "./import.server.ts";
import { findImport, listAllImportRows, lockImport, updateImport } from "./queries/imports.server.ts";

/**
 * Checks the stored rows of a long import, a portion at a time, and records how far it is for the page. Stops when the
 * import is discarded meanwhile. Safe to run again: it starts from the first row.
 */
export async function checkStoredImport(db: Db, { importId }: { importId: string }): Promise<void> {
  const found = await findImport(db, importId);
  if (found?.state !== "checking") return;
  const rows = await listAllImportRows(db, importId);
  const check = await checkerFor(db, found.kind, rows);
  let problemCount = 0;
  for (let from = 0; from < rows.length; from += portion) {
    const checked = rows.slice(from, from + portion).map(check);
    problemCount += countProblems(checked);
    const isLast = from + portion >= rows.length;
    const isWanted = await db.transaction(async (db) => {
      if ((await lockImport(db, importId))?.state !== "checking") return false;
      await writeRows(db, importId, checked);
      const progress = { checkedRows: from + checked.length, checkedAt: currentTime() };
      await updateImport(db, importId, { ...progress, ...(isLast && { state: "checked", problemCount }) });
      return true;
    });
    if (!isWanted) return;
  }
}

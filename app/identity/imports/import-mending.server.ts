import { enqueue } from "#app/jobs/queue.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Person } from "../person/person.ts";
import { checkRows, countProblems, rowsCheckedAtOnce, unreadIn, writeRows } from "./import.server.ts";
import type { Column, Heading } from "./import.ts";
import { cellKey } from "./import-headings.ts";
import {
  type Import,
  listAllImportRows,
  listRepairs,
  lockImport,
  updateCellKeys,
  updateImport,
  updateRepaired,
} from "./queries/imports.server.ts";

type Mended = "mended" | "missing" | "over";

/** Reads the columns of a file as chosen, one choice for each heading, and checks every row again. */
export async function readColumnsAs(
  db: Db,
  person: Person,
  importId: string,
  columns: (Column | null)[],
): Promise<Mended> {
  return mend(db, person, importId, async (db, found) => {
    const headings = found.headings.map(({ heading }, index) => ({ heading, column: columns[index] ?? null }));
    await updateCellKeys(db, importId, changedKeys(found.headings, headings));
    await recheck(db, found, headings);
  });
}

/** Writes the same cells into every row that has the same problem, and checks every row again. */
export async function repairRows(
  db: Db,
  person: Person,
  importId: string,
  { column, value, choice }: { column: string; value: string | null; choice: string },
): Promise<Mended> {
  return mend(db, person, importId, async (db, found) => {
    const repairs = await listRepairs(db, importId);
    for (const repair of repairs.filter((each) => each.column === column && each.value === value)) {
      const chosen = repair.choices.find((each) => JSON.stringify(each) === choice);
      if (chosen) await updateRepaired(db, importId, { ...repair, choice: chosen });
    }
    await recheck(db, found, found.headings);
  });
}

/** Changes an import that has not imported anything yet. A failed import can then be started again. */
async function mend(
  db: Db,
  person: Person,
  importId: string,
  change: (db: Db, found: Import) => Promise<void>,
): Promise<Mended> {
  return db.transaction(async (db) => {
    const found = await lockImport(db, importId);
    if (!found) return "missing";
    if (found.state !== "checked" && found.state !== "failed") return "over";
    await change(db, found);
    const detail = { importId, rows: found.rowCount, kind: found.kind };
    await recordAudit(db, { actorId: person.id, action: "import.checked", detail });
    return "mended";
  });
}

/** Checks every row again: now, or by a job when there are many. */
async function recheck(db: Db, { id, kind, rowCount }: Import, headings: Heading[]): Promise<void> {
  const change = { headings, ignoredColumns: unreadIn(headings), finishedAt: null, checkedAt: currentTime() };
  if (rowCount > rowsCheckedAtOnce) {
    await updateImport(db, id, { ...change, state: "checking", checkedRows: 0 });
    await enqueue(db, "check-import", { importId: id });
    return;
  }
  const checked = await checkRows(db, kind, await listAllImportRows(db, id));
  await writeRows(db, id, checked);
  await updateImport(db, id, { ...change, state: "checked", problemCount: countProblems(checked) });
}

/** The new key of each cell whose column is read in another way. */
function changedKeys(before: Heading[], after: Heading[]): Record<string, string> {
  return Object.fromEntries(
    before.flatMap((heading, index) => {
      const now = after[index];
      const [from, to] = [cellKey(heading, index), now ? cellKey(now, index) : null];
      return to === null || from === to ? [] : [[from, to]];
    }),
  );
}

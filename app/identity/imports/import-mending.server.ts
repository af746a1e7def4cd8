import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Person } from "../person/person.ts";
import { checkRows, countProblems, unreadIn, writeRows } from "./import.server.ts";
import type { Cells, Column, Heading } from "./import.ts";
import { cellKey } from "./import-headings.ts";
import {
  type Import,
  listAllImportRows,
  listRepairs,
  lockImport,
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

/** Changes an import that has brought in nothing yet. A failed import can then be started again. */
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

async function recheck(db: Db, { id, kind, headings: before }: Import, headings: Heading[]): Promise<void> {
  const rows = await listAllImportRows(db, id);
  const checked = await checkRows(
    db,
    kind,
    rows.map(({ line, cells, flaw }) => ({ line, cells: rekeyed(cells, before, headings), flaw })),
  );
  await writeRows(db, id, checked);
  await updateImport(db, id, {
    ...{ headings, ignoredColumns: unreadIn(headings), problemCount: countProblems(checked) },
    ...{ state: "checked", finishedAt: null },
  });
}

/** A row's cells keyed by the new reading of its columns; cells that come from no column are kept. */
function rekeyed(cells: Cells, before: Heading[], after: Heading[]): Cells {
  const keys = new Map<string, number>(before.map((heading, index) => [cellKey(heading, index), index]));
  const entries = Object.entries(cells).map(([key, cell]) => {
    const index = keys.get(key);
    const heading = index === undefined ? undefined : after[index];
    return [heading && index !== undefined ? cellKey(heading, index) : key, cell] as const;
  });
  return Object.fromEntries(entries);
}

import { setImmediate as pause } from "node:timers/promises";
import { asciiAddress } from "#app/http/typed-email.ts";
import { oneLine } from "#app/http/typed-text.ts";
import { enqueue } from "#app/jobs/queue.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Person } from "../person/person.ts";
import type { Heading, ImportKind } from "./import.ts";
import { type Checked, type PersonPlan, peopleChecker } from "./import-check.ts";
import { type FileRow, readImportFile, type Unreadable } from "./import-file.server.ts";
import { type OrganizationPlan, organizationChecker } from "./import-organizations.ts";
import { findPeopleWorld, listOpenOrganizations } from "./queries/import-world.server.ts";
import {
  deleteImportRows,
  findImport,
  insertImport,
  lockImport,
  updateImport,
  upsertImportRows,
} from "./queries/imports.server.ts";

export type AnyChecked = Checked<PersonPlan | OrganizationPlan>;

/** Rows processed before other requests get a turn. */
export const portion = 1_000;

/** Longer files are checked by a job, and their page shows how far it is. */
export const rowsCheckedAtOnce = 1_000;

/**
 * Reads a file and checks it, or has a job check it when it is long; changes nothing else. Returns a word when it cannot
 * be read at all.
 */
export async function checkImport(
  db: Db,
  person: Person,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<{ importId: string } | Unreadable> {
  const file = readImportFile(bytes);
  if (typeof file === "string") return file;
  const isLong = file.rows.length > rowsCheckedAtOnce;
  const checked = isLong
    ? file.rows.map((row): AnyChecked => ({ row, problems: [], plan: null }))
    : await checkRows(db, file.kind, file.rows);
  return db.transaction(async (db) => {
    const importId = await insertImport(db, {
      startedBy: person.id,
      kind: file.kind,
      state: isLong ? "checking" : "checked",
      fileName: oneLine(fileName.replace(/[\\/]/g, " ")).slice(0, 120) || "import.csv",
      rowCount: checked.length,
      problemCount: countProblems(checked),
      headings: file.headings,
      ignoredColumns: unreadIn(file.headings),
    });
    await writeRows(db, importId, checked);
    if (isLong) await enqueue(db, "check-import", { importId });
    const detail = { importId, rows: checked.length, kind: file.kind };
    await recordAudit(db, { actorId: person.id, action: "import.checked", detail });
    return { importId };
  });
}

/** Stores checked rows in portions. */
export async function writeRows(db: Db, importId: string, checked: AnyChecked[]): Promise<void> {
  for (let from = 0; from < checked.length; from += portion) {
    const rows = checked.slice(from, from + portion).map(({ row: { line, cells, flaw }, problems, plan }) => ({
      ...{ line, cells, flaw, problems },
      effects: plan?.effects ?? [],
    }));
    await upsertImportRows(db, importId, rows);
    await pause();
  }
}

export const countProblems = (checked: AnyChecked[]) => checked.filter(({ problems }) => problems.length > 0).length;

/** The headings of a file that are not read, for people who view the import later. */
export function unreadIn(headings: Heading[]): string[] {
  return headings
    .filter(({ column, heading }) => column === null && heading !== "")
    .map(({ heading }) => heading)
    .slice(0, 20);
}

/** Checks every row against the file and the current database, in portions. */
export async function checkRows(db: Db, kind: ImportKind, rows: FileRow[]): Promise<AnyChecked[]> {
  const check = await checkerFor(db, kind, rows);
  const checked: AnyChecked[] = [];
  for (const [index, row] of rows.entries()) {
    checked.push(check(row));
    if (index % portion === portion - 1) await pause();
  }
  return checked;
}

/** The checker for these rows. */
export async function checkerFor(db: Db, kind: ImportKind, rows: FileRow[]): Promise<(row: FileRow) => AnyChecked> {
  if (kind === "organizations") return organizationChecker(await listOpenOrganizations(db), rows);
  return peopleChecker(await findPeopleWorld(db, addressesIn(rows)));
}

function addressesIn(rows: FileRow[]): string[] {
  return [...new Set(rows.flatMap(({ cells }) => (cells.email ? asciiAddress(cells.email).toLowerCase() : [])))];
}

type Start = { mailsInvitations: boolean; note?: string | null; skipsProblems?: boolean };

/**
 * Starts an import; starting it twice runs it once. An import with problems does not start unless its starter chooses
 * to skip those rows. "undecided": two headings mean the same and nobody has chosen between them.
 */
export async function startImport(
  db: Db,
  person: Person,
  importId: string,
  { mailsInvitations, note = null, skipsProblems = false }: Start,
): Promise<"started" | "missing" | "has_problems" | "undecided" | "over"> {
  return db.transaction(async (db) => {
    const found = await lockImport(db, importId);
    if (!found) return "missing";
    if (found.state === "running") return "started";
    if (found.state !== "checked") return "over";
    if (found.headings.some(({ twin }) => twin !== undefined)) return "undecided";
    const isAllWrong = found.problemCount === found.rowCount;
    if (found.problemCount > 0 && (!skipsProblems || isAllWrong)) return "has_problems";
    await updateImport(db, importId, { state: "running", startedBy: person.id, mailsInvitations, note });
    await enqueue(db, "run-import", { importId });
    return "started";
  });
}

/**
 * Discards a file before it came in, or the rows still waiting after the others did. Leaves an import that a job is
 * bringing in.
 */
export async function discardImport(
  db: Db,
  person: Person,
  importId: string,
): Promise<"discarded" | "missing" | "over"> {
  return db.transaction(async (db) => {
    const isBusyNull = (await findImport(db, importId))?.state === "running";
    const found = await lockImport(db, importId, { isBusyNull });
    if (!found) return "missing";
    if (found.state === "discarded") return "over";
    await deleteImportRows(db, importId);
    if (found.state === "done") return "discarded";
    await updateImport(db, importId, { state: "discarded", finishedAt: currentTime() });
    await recordAudit(db, { actorId: person.id, action: "import.discarded", detail: { importId } });
    return "discarded";
  });
}

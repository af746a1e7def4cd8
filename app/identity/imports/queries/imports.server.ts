import { and, asc, desc, eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { importRows, imports, people } from "#db/schema/index.ts";
import type { Problem } from "../import-check.ts";

export type Import = typeof imports.$inferSelect;
export type ImportRow = typeof importRows.$inferSelect;

const pageSize = 50;

export async function insertImport(db: Db, made: typeof imports.$inferInsert): Promise<string> {
  const [row] = await db.insert(imports).values(made).returning({ id: imports.id });
  if (!row) throw new Error("No import was made.");
  return row.id;
}

/** Many rows by one statement; the caller sends them in portions. */
export async function insertImportRows(db: Db, importId: string, rows: Omit<ImportRow, "importId">[]): Promise<void> {
  await db.execute(sql`
    insert into ${importRows} (import_id, line, cells, effects, problems)
    select ${importId}::uuid, r.line, r.cells, array(select jsonb_array_elements_text(r.effects)), r.problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r(line int, cells jsonb, effects jsonb, problems jsonb)`);
}

export async function findImport(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db
    .select({ import: imports, starterName: people.name })
    .from(imports)
    .leftJoin(people, eq(people.id, imports.startedBy))
    .where(eq(imports.id, id));
  return row ? { ...row.import, starterName: row.starterName } : null;
}

/** Holds an import; null when it is not there. With `isBusyNull`, also when a job is at it. */
export async function lockImport(db: Db, id: string, { isBusyNull = false } = {}): Promise<Import | null> {
  if (!isId(id)) return null;
  const [row] = await db
    .select()
    .from(imports)
    .where(eq(imports.id, id))
    .for("update", isBusyNull ? { skipLocked: true } : {});
  return row ?? null;
}

/** One import at a time: two that name the same people would not see each other. */
export async function lockImports(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('imports', 0))`);
}

export async function updateImport(db: Db, id: string, change: Partial<Import>): Promise<void> {
  await db.update(imports).set(change).where(eq(imports.id, id));
}

export async function listImports(db: Db, page: number) {
  const [counted] = await db.select({ total: sql<number>`count(*)::int` }).from(imports);
  const pageCount = Math.max(1, Math.ceil((counted?.total ?? 0) / 20));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pageCount);
  const rows = await db
    .select()
    .from(imports)
    .orderBy(desc(imports.createdAt), imports.id)
    .limit(20)
    .offset((shown - 1) * 20);
  return { imports: rows, page: shown, pageCount };
}

const hasProblems = sql`${importRows.problems} <> '[]'`;

/** Rows as a page shows them: those with problems first, each in the order of the file. */
export async function listImportRows(db: Db, importId: string, page: number) {
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(importRows)
    .where(eq(importRows.importId, importId));
  const pageCount = Math.max(1, Math.ceil((counted?.total ?? 0) / pageSize));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pageCount);
  const rows = await db
    .select()
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .orderBy(sql`(${hasProblems}) desc`, asc(importRows.line))
    .limit(pageSize)
    .offset((shown - 1) * pageSize);
  return { rows, page: shown, pageCount };
}

/** The next rows after a line, in the order of the file. */
export async function listImportRowsAfter(db: Db, importId: string, line: number, limit: number): Promise<ImportRow[]> {
  return db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), sql`${importRows.line} > ${line}`))
    .orderBy(asc(importRows.line))
    .limit(limit);
}

/** How often each effect stands in the rows. */
export async function countEffects(db: Db, importId: string): Promise<Record<string, number>> {
  const rows = await db.execute<{ effect: string; count: number }>(sql`
    select effect, count(*)::int as count from ${importRows}, unnest(effects) as effect
    where import_id = ${importId} group by effect`);
  return Object.fromEntries(rows.map(({ effect, count }) => [effect, count]));
}

/** Writes down what is wrong now with rows that were right when they were checked. */
export async function updateImportRowProblems(
  db: Db,
  importId: string,
  found: { line: number; problems: Problem[] }[],
) {
  await db.execute(sql`
    update ${importRows} i set problems = r.problems, effects = '{}'
    from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb) as r(line int, problems jsonb)
    where i.import_id = ${importId} and i.line = r.line`);
}

export async function deleteImportRows(db: Db, importId: string): Promise<void> {
  await db.delete(importRows).where(eq(importRows.importId, importId));
}

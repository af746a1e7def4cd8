import { and, asc, desc, eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { importRows, imports, people } from "#db/schema/index.ts";
import type { Cells, Problem } from "../import.ts";

export type Import = typeof imports.$inferSelect;
export type ImportRow = typeof importRows.$inferSelect;

const pageSize = 50;

export async function insertImport(db: Db, made: typeof imports.$inferInsert): Promise<string> {
  const [row] = await db.insert(imports).values(made).returning({ id: imports.id });
  if (!row) throw new Error("No import was made.");
  return row.id;
}

/** Inserts rows in one statement; the caller sends them in portions. Replaces existing rows. */
export async function upsertImportRows(db: Db, importId: string, rows: Omit<ImportRow, "importId">[]): Promise<void> {
  await db.execute(sql`
    insert into ${importRows} (import_id, line, cells, effects, problems, flaw)
    select ${importId}::uuid, r.line, r.cells, array(select jsonb_array_elements_text(r.effects)), r.problems, r.flaw
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r(line int, cells jsonb, effects jsonb, problems jsonb, flaw text)
    on conflict (import_id, line) do update
      set cells = excluded.cells, effects = excluded.effects, problems = excluded.problems`);
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

/** Locks an import; null when it does not exist. With `isBusyNull`, also null while a job is running it. */
export async function lockImport(db: Db, id: string, { isBusyNull = false } = {}): Promise<Import | null> {
  if (!isId(id)) return null;
  const [row] = await db
    .select()
    .from(imports)
    .where(eq(imports.id, id))
    .for("update", isBusyNull ? { skipLocked: true } : {});
  return row ?? null;
}

/** Allows one import at a time: two that name the same people would not see each other's changes. */
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

/** A page of rows: those with problems first, each group in file order. */
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

/** The next rows after a line, in file order. */
export async function listImportRowsAfter(db: Db, importId: string, line: number, limit: number): Promise<ImportRow[]> {
  return db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), sql`${importRows.line} > ${line}`))
    .orderBy(asc(importRows.line))
    .limit(limit);
}

/** Every row in file order; a file has at most 20,000. */
export async function listAllImportRows(db: Db, importId: string): Promise<ImportRow[]> {
  return db.select().from(importRows).where(eq(importRows.importId, importId)).orderBy(asc(importRows.line));
}

/** How often each effect occurs in the rows. */
export async function countEffects(db: Db, importId: string): Promise<Record<string, number>> {
  const rows = await db.execute<{ effect: string; count: number }>(sql`
    select effect, count(*)::int as count from ${importRows}, unnest(effects) as effect
    where import_id = ${importId} group by effect`);
  return Object.fromEntries(rows.map(({ effect, count }) => [effect, count]));
}

/** Records new problems with rows that were valid when they were checked. */
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

/** Deletes the rows that came in; those with problems are kept. */
export async function deleteGoodImportRows(db: Db, importId: string): Promise<void> {
  await db.delete(importRows).where(and(eq(importRows.importId, importId), sql`not ${hasProblems}`));
}

/** The first three cells of each column, keyed like its cells. */
export async function listSamples(db: Db, importId: string, keys: string[]): Promise<Map<string, string[]>> {
  const rows = await db.execute<{ key: string; samples: string[] }>(sql`
    select k.key, array(select r.cells ->> k.key from ${importRows} r
      where r.import_id = ${importId} and r.cells ->> k.key <> '' order by r.line limit 3) as samples
    from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb) k(key)`);
  return new Map(rows.map(({ key, samples }) => [key, samples]));
}

/** Cells with the same problem and the same suggestions, most frequent first, at most twenty. */
export async function listRepairs(db: Db, importId: string) {
  const rows = await db.execute<{ column: string; value: string | null; choices: Cells[]; count: number }>(sql`
    select p ->> 'column' as column, r.cells ->> (p ->> 'column') as value, p -> 'choices' as choices,
      count(*)::int as count
    from ${importRows} r, jsonb_array_elements(r.problems) p
    where r.import_id = ${importId} and r.problems <> '[]' and jsonb_array_length(p -> 'choices') > 0
    group by 1, 2, 3 order by count(*) desc, 1, 2, 3::text limit 20`);
  return [...rows];
}

/** Writes the chosen cells into every row where this cell has this problem. */
export async function updateRepaired(
  db: Db,
  importId: string,
  { column, value, choices, choice }: { column: string; value: string | null; choices: Cells[]; choice: Cells },
): Promise<void> {
  const problem = JSON.stringify([{ column, choices }]);
  await db.execute(sql`
    update ${importRows} set cells = cells || ${JSON.stringify(choice)}::text::jsonb
    where import_id = ${importId} and cells ->> ${column}::text is not distinct from ${value}::text
      and problems @> ${problem}::text::jsonb`);
}

/** Renames the cells of every row; cells whose key is not in `keys` keep theirs. */
export async function updateCellKeys(db: Db, importId: string, keys: Record<string, string>): Promise<void> {
  if (Object.keys(keys).length === 0) return;
  await db.execute(sql`
    update ${importRows} set cells = (
      select coalesce(jsonb_object_agg(coalesce(${JSON.stringify(keys)}::text::jsonb ->> cell.key, cell.key), cell.value), '{}')
      from jsonb_each(cells) cell)
    where import_id = ${importId}`);
}

import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { dataExportPieces, dataExports } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { ExportFile } from "../export.ts";

/** Null if one of theirs is already waiting. */
export async function insertDataExport(db: Db, personId: string): Promise<string | null> {
  const [row] = await db
    .insert(dataExports)
    .values({ personId })
    .onConflictDoNothing()
    .returning({ id: dataExports.id });
  return row?.id ?? null;
}

/** How many a person requested within a day. */
export async function countExportsToday(db: Db, personId: string): Promise<number> {
  return db.$count(
    dataExports,
    and(eq(dataExports.personId, personId), gt(dataExports.createdAt, sql`${momentOf()} - interval '1 day'`)),
  );
}

/** Gives up on an export that has waited too long, so that another can be requested. */
export async function updateStaleExport(db: Db, personId: string): Promise<void> {
  await db
    .update(dataExports)
    .set({ state: "failed" })
    .where(
      and(
        eq(dataExports.personId, personId),
        eq(dataExports.state, "waiting"),
        sql`${dataExports.createdAt} < ${momentOf()} - interval '1 day'`,
      ),
    );
}

/** A person's latest few exports, without expired ones. */
export async function listDataExports(db: Db, personId: string) {
  return db
    .select({
      id: dataExports.id,
      state: dataExports.state,
      createdAt: dataExports.createdAt,
      finishedAt: dataExports.finishedAt,
      expiresAt: dataExports.expiresAt,
      sizes: sql<Partial<Record<ExportFile, number>>>`(select coalesce(json_object_agg(file, size), '{}') from (
        select file, sum(octet_length(bytes))::int as size from ${dataExportPieces} p where p.export_id = ${dataExports.id}
        group by file) files)`,
    })
    .from(dataExports)
    .where(
      and(
        eq(dataExports.personId, personId),
        sql`(${dataExports.expiresAt} is null or ${dataExports.expiresAt} > ${momentOf()})`,
      ),
    )
    .orderBy(desc(dataExports.createdAt))
    .limit(10);
}

/** Locks an export that is still to be written; false if it is done, given up or gone. */
export async function lockWaitingExport(db: Db, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(and(eq(dataExports.id, id), eq(dataExports.state, "waiting")))
    .for("update");
  return rows.length > 0;
}

export async function updateExportReady(db: Db, id: string, { linkHash, days }: { linkHash: Buffer; days: number }) {
  await db
    .update(dataExports)
    .set({
      state: "ready",
      linkHash,
      finishedAt: momentOf(),
      expiresAt: sql`${momentOf()} + make_interval(days => ${days}::int)`,
    })
    .where(eq(dataExports.id, id));
}

const isOpen = sql`${dataExports.state} = 'ready' and ${dataExports.expiresAt} > ${momentOf()}`;

/** One's own file that can be downloaded now, with its length in bytes; null otherwise. */
export async function findExportFile(db: Db, personId: string, id: string, file: ExportFile) {
  const [row] = await db
    .select({
      createdAt: dataExports.createdAt,
      length: sql<number>`sum(octet_length(${dataExportPieces.bytes}))::float8`,
    })
    .from(dataExports)
    .innerJoin(dataExportPieces, eq(dataExportPieces.exportId, dataExports.id))
    .where(and(eq(dataExports.id, id), eq(dataExports.personId, personId), eq(dataExportPieces.file, file), isOpen))
    .groupBy(dataExports.id);
  return row ?? null;
}

/** The export behind a mailed link, if it belongs to this person. */
export async function findExportByLink(db: Db, personId: string, linkHash: Buffer): Promise<string | null> {
  const [row] = await db
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(and(eq(dataExports.personId, personId), eq(dataExports.linkHash, linkHash), isOpen));
  return row?.id ?? null;
}

export async function deleteExportPieces(db: Db, exportId: string): Promise<void> {
  await db.delete(dataExportPieces).where(eq(dataExportPieces.exportId, exportId));
}

export async function insertExportPiece(db: Db, piece: typeof dataExportPieces.$inferInsert): Promise<void> {
  await db.insert(dataExportPieces).values(piece);
}

/** The next piece of a file after the given one. */
export async function findExportPiece(db: Db, exportId: string, file: ExportFile, after: number) {
  const [row] = await db
    .select({ piece: dataExportPieces.piece, bytes: dataExportPieces.bytes })
    .from(dataExportPieces)
    .where(
      and(eq(dataExportPieces.exportId, exportId), eq(dataExportPieces.file, file), gt(dataExportPieces.piece, after)),
    )
    .orderBy(asc(dataExportPieces.piece))
    .limit(1);
  return row ?? null;
}

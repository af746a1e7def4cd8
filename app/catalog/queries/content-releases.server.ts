import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { contentReleases } from "#db/schema/catalog.ts";

export type ReleaseName = { hash: string; sourceHash: string };

/** Locks the projection until the caller's transaction ends: several processes may start at once. */
export async function lockProjection(db: Db) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('sound-practice.content-projection'))`);
}

const name = { hash: contentReleases.hash, sourceHash: contentReleases.sourceHash };

/** The release that every process should serve; null if none has been published. */
export async function findCurrentRelease(db: Db): Promise<ReleaseName | null> {
  const [release] = await db.select(name).from(contentReleases).where(eq(contentReleases.isCurrent, true));
  return release ?? null;
}

/** Which of these were ever published: matched by release hash or source hash. */
export async function listKnownReleases(db: Db, { hash, sourceHash }: ReleaseName): Promise<ReleaseName[]> {
  return db
    .select(name)
    .from(contentReleases)
    .where(sql`${contentReleases.hash} = ${hash} or ${contentReleases.sourceHash} = ${sourceHash}`);
}

export async function findReleaseText(db: Db, hash: string): Promise<{ json: Buffer; files: string[] } | null> {
  const { json, files } = contentReleases;
  const [release] = await db.select({ json, files }).from(contentReleases).where(eq(contentReleases.hash, hash));
  return release ?? null;
}

/** Makes a release the current one; the caller holds the projection lock. */
export async function upsertCurrentRelease(db: Db, release: typeof contentReleases.$inferInsert) {
  await db.update(contentReleases).set({ isCurrent: false }).where(eq(contentReleases.isCurrent, true));
  const { sourceHash, activatedAt } = release;
  await db
    .insert(contentReleases)
    .values({ ...release, isCurrent: true })
    .onConflictDoUpdate({ target: contentReleases.hash, set: { isCurrent: true, sourceHash, activatedAt } });
}

/** The files of every release that the database has. */
export async function listReleaseFiles(db: Db): Promise<{ hash: string; files: string[] }[]> {
  return db.select({ hash: contentReleases.hash, files: contentReleases.files }).from(contentReleases);
}

/** Removes releases that were replaced before this moment; no open page uses them. */
export async function deleteReleasesReplacedBefore(db: Db, moment: Date): Promise<number> {
  const gone = await db
    .delete(contentReleases)
    .where(
      sql`not ${contentReleases.isCurrent} and exists (
        select 1 from content_releases later
        where later.activated_at > ${contentReleases.activatedAt} and later.activated_at < ${moment.toISOString()})`,
    )
    .returning({ hash: contentReleases.hash });
  return gone.length;
}

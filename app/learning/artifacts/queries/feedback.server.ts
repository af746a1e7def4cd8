import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { artifactComments, artifactEvents, artifactRatings } from "#db/schema/artifacts.ts";
import type { ArtifactEvent } from "../artifact.ts";

export type Comment = typeof artifactComments.$inferSelect;
export type Rating = typeof artifactRatings.$inferSelect;

/** How many comments and rubric rows owners do not see yet. */
export async function countUnreturned(db: Db, artifactId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select
    (select count(*) from artifact_comments where artifact_id = ${artifactId} and returned_at is null)::int
    + (select count(*) from artifact_ratings where artifact_id = ${artifactId} and returned_at is null)::int as count`);
  return row?.count ?? 0;
}

/** Shows all feedback to the owners. The caller holds the artifact's lock. */
export async function updateReturned(db: Db, artifactId: string, returnedAt: Date): Promise<void> {
  await db
    .update(artifactComments)
    .set({ returnedAt })
    .where(and(eq(artifactComments.artifactId, artifactId), isNull(artifactComments.returnedAt)));
  await db
    .update(artifactRatings)
    .set({ returnedAt })
    .where(and(eq(artifactRatings.artifactId, artifactId), isNull(artifactRatings.returnedAt)));
}

type NewComment = typeof artifactComments.$inferInsert & { authorId: string };

/**
 * Adds a comment. The same one that its author has just added, as when a button is pressed twice, stays one. The caller
 * holds the artifact's lock.
 */
export async function insertComment(db: Db, comment: NewComment): Promise<void> {
  const { artifactId, authorId } = artifactComments;
  const [newest] = await db
    .select()
    .from(artifactComments)
    .where(and(eq(artifactId, comment.artifactId), eq(authorId, comment.authorId)))
    .orderBy(desc(artifactComments.createdAt), desc(artifactComments.id))
    .limit(1);
  const placeOf = ({ parentId, revision, fieldKey, quote }: Partial<Comment>) =>
    [parentId, revision, fieldKey, quote?.start, quote?.exact].join(" ");
  if (newest && newest.text === comment.text && placeOf(newest) === placeOf(comment)) return;
  await db.insert(artifactComments).values(comment);
}

export async function findComment(db: Db, artifactId: string, id: string): Promise<Comment | null> {
  if (!isId(id)) return null;
  const [comment] = await db
    .select()
    .from(artifactComments)
    .where(and(eq(artifactComments.id, id), eq(artifactComments.artifactId, artifactId)));
  return comment ?? null;
}

/** Deletes an author's own comment that was not returned yet; false if there is none. */
export async function deleteUnreturnedComment(
  db: Db,
  artifactId: string,
  id: string,
  authorId: string,
): Promise<boolean> {
  if (!isId(id)) return false;
  const { artifactId: ofArtifact, authorId: by, returnedAt } = artifactComments;
  const gone = await db
    .delete(artifactComments)
    .where(and(eq(artifactComments.id, id), eq(ofArtifact, artifactId), eq(by, authorId), isNull(returnedAt)))
    .returning({ id: artifactComments.id });
  return gone.length > 0;
}

/** The notes on the rubric rows of one version, by row. */
export async function listNotes(db: Db, artifactId: string, revision: number): Promise<Map<string, string>> {
  const { rowKey, note } = artifactRatings;
  const ofVersion = and(eq(artifactRatings.artifactId, artifactId), eq(artifactRatings.revision, revision));
  const rows = await db.select({ rowKey, note }).from(artifactRatings).where(ofVersion);
  return new Map(rows.map((row) => [row.rowKey, row.note]));
}

type RatingRow = Omit<Rating, "returnedAt">;

/** Saves rubric rows of one version; one with neither level nor note is deleted. Unchanged rows stay as they are. */
export async function upsertRatings(db: Db, artifactId: string, revision: number, rows: RatingRow[]): Promise<void> {
  const isEmpty = ({ level, note }: RatingRow) => level === null && note === "";
  const gone = rows.filter(isEmpty).map(({ rowKey }) => rowKey);
  const kept = rows.filter((row) => !isEmpty(row));
  const { rowKey, level, note } = artifactRatings;
  const ofVersion = and(eq(artifactRatings.artifactId, artifactId), eq(artifactRatings.revision, revision));
  if (gone.length > 0) await db.delete(artifactRatings).where(and(ofVersion, inArray(rowKey, gone)));
  if (kept.length === 0) return;
  await db
    .insert(artifactRatings)
    .values(kept)
    .onConflictDoUpdate({
      target: [artifactRatings.artifactId, artifactRatings.revision, rowKey],
      set: {
        level: sql`excluded.level`,
        note: sql`excluded.note`,
        authorId: sql`excluded.author_id`,
        returnedAt: null,
      },
      setWhere: sql`${level} is distinct from excluded.level or ${note} <> excluded.note`,
    });
}

/** The newest of these events in an artifact's history. */
export async function findNewestEvent(db: Db, artifactId: string, events: ArtifactEvent[]) {
  const [row] = await db
    .select({ event: artifactEvents.event, revision: artifactEvents.revision })
    .from(artifactEvents)
    .where(and(eq(artifactEvents.artifactId, artifactId), inArray(artifactEvents.event, events)))
    .orderBy(desc(artifactEvents.number))
    .limit(1);
  return row ?? null;
}

import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { postReactions } from "#db/schema/index.ts";

type Reaction = typeof postReactions.$inferInsert;

export async function insertReaction(db: Db, reaction: Reaction): Promise<void> {
  await db.insert(postReactions).values(reaction).onConflictDoNothing();
}

export async function deleteReaction(db: Db, { postId, personId, kind }: Reaction): Promise<void> {
  await db
    .delete(postReactions)
    .where(and(eq(postReactions.postId, postId), eq(postReactions.personId, personId), eq(postReactions.kind, kind)));
}

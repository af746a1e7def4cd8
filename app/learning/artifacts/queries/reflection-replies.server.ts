import { and, eq, isNull, sql } from "drizzle-orm";
import type { TextQuote } from "#app/anchors/text-quote.ts";
import type { Db } from "#db/client.server.ts";
import { reflectionReplies } from "#db/schema/artifacts.ts";
import { momentOf } from "#db/today.server.ts";

export async function insertReply(db: Db, reply: typeof reflectionReplies.$inferInsert): Promise<void> {
  await db.insert(reflectionReplies).values(reply);
}

export type ReflectionReply = {
  id: string;
  authorName: string | null;
  quote: TextQuote | null;
  text: string;
  createdAt: string;
  isSeen: boolean;
};

/**
 * The answers to a reflection that the caller found for its reader, in order; at most 200. A reader whom the author chose
 * (`chosenId`) sees only their own and the author's.
 */
export async function listReplies(
  db: Db,
  reflectionId: string,
  chosenId: string | null = null,
): Promise<ReflectionReply[]> {
  const isOfThem = sql`x.author_id in (${chosenId}, (select person_id from reflections where id = x.reflection_id))`;
  const rows = await db.execute<ReflectionReply>(sql`select x.id, p.name as "authorName", x.quote, x.text,
    to_json(x.created_at) as "createdAt", x.seen_at is not null as "isSeen" from reflection_replies x left join people p on p.id = x.author_id
    where x.reflection_id = ${reflectionId} and ${chosenId === null ? sql`true` : isOfThem}
    order by x.created_at, x.id limit 200`);
  return [...rows];
}

/** Whether a reflection is this person's own and has answers that they have not seen. */
export async function hasUnseenReplies(db: Db, personId: string, reflectionId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from reflection_replies x join reflections r on r.id = x.reflection_id
    where r.id = ${reflectionId} and r.person_id = ${personId} and x.seen_at is null limit 1`);
  return rows.length > 0;
}

export async function updateRepliesSeen(db: Db, reflectionId: string): Promise<void> {
  await db
    .update(reflectionReplies)
    .set({ seenAt: momentOf() })
    .where(and(eq(reflectionReplies.reflectionId, reflectionId), isNull(reflectionReplies.seenAt)));
}

import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { giveBackPages, giveBackReactions, giveBackTexts } from "#db/schema/inquiry-shared.ts";
import { type GiveBackText, mostReactions, type ReactionState } from "../give-back.ts";

export type GiveBackPage = typeof giveBackPages.$inferSelect;
export type Reaction = { id: string; text: string; state: ReactionState; receivedAt: string };

export async function findGiveBack(db: Db, cycleId: string): Promise<GiveBackPage | null> {
  const [row] = await db.select().from(giveBackPages).where(eq(giveBackPages.cycleId, cycleId));
  return row ?? null;
}

/** A published page by the token in its address. */
export async function findPublishedGiveBack(db: Db, token: string): Promise<GiveBackPage | null> {
  const [row] = await db
    .select()
    .from(giveBackPages)
    .where(and(eq(giveBackPages.token, token), sql`${giveBackPages.publishedAt} is not null`));
  return row ?? null;
}

export async function insertGiveBack(db: Db, page: { cycleId: string; token: string }): Promise<void> {
  await db.insert(giveBackPages).values(page).onConflictDoNothing();
}

export async function updateGiveBack(
  db: Db,
  cycleId: string,
  change: Partial<Pick<GiveBackPage, "publishedAt" | "showsNumbers" | "takesReactions">>,
): Promise<void> {
  await db.update(giveBackPages).set(change).where(eq(giveBackPages.cycleId, cycleId));
}

/** The page's languages, in the order that they were begun in. */
export async function listGiveBackTexts(db: Db, cycleId: string): Promise<GiveBackText[]> {
  const rows = await db
    .select({
      language: giveBackTexts.language,
      texts: giveBackTexts.texts,
      reviewedAt: giveBackTexts.reviewedAt,
    })
    .from(giveBackTexts)
    .where(eq(giveBackTexts.cycleId, cycleId))
    .orderBy(sql`${giveBackTexts.language} <> 'en'`, giveBackTexts.language);
  return rows.map(({ language, texts, reviewedAt }) => ({ language, texts, isReviewed: reviewedAt !== null }));
}

/** Saves a language; a change takes its review away. */
export async function upsertGiveBackText(db: Db, text: typeof giveBackTexts.$inferInsert): Promise<void> {
  const { texts, savedBy, savedAt } = text;
  await db
    .insert(giveBackTexts)
    .values(text)
    .onConflictDoUpdate({
      target: [giveBackTexts.cycleId, giveBackTexts.language],
      set: { texts, savedBy, savedAt, reviewedAt: null, reviewedBy: null },
      setWhere: sql`${giveBackTexts.texts} <> excluded.texts`,
    });
}

export async function updateReview(
  db: Db,
  { cycleId, language }: { cycleId: string; language: string },
  review: { reviewedAt: Date; reviewedBy: string } | { reviewedAt: null; reviewedBy: null },
): Promise<void> {
  await db
    .update(giveBackTexts)
    .set(review)
    .where(and(eq(giveBackTexts.cycleId, cycleId), eq(giveBackTexts.language, language)));
}

export async function deleteGiveBackText(db: Db, cycleId: string, language: string): Promise<void> {
  await db.delete(giveBackTexts).where(and(eq(giveBackTexts.cycleId, cycleId), eq(giveBackTexts.language, language)));
}

/** Keeps a reaction once; false if so many wait already that no other is taken. */
export async function insertReaction(
  db: Db,
  reaction: { id: string; cycleId: string; text: string },
): Promise<boolean> {
  const { id, cycleId, text } = reaction;
  const rows = await db.execute(sql`insert into give_back_reactions (id, cycle_id, text)
    select ${id}::uuid, ${cycleId}::uuid, ${text} where (select count(*) from give_back_reactions r
      where r.cycle_id = ${cycleId} and r.state = 'waiting') < ${mostReactions}
    on conflict (id) do update set id = excluded.id returning 1`);
  return rows.length > 0;
}

/** The newest reactions, those that wait first; only those in a state, if one is given. */
export async function listReactions(db: Db, cycleId: string, state?: ReactionState): Promise<Reaction[]> {
  const rows =
    await db.execute<Reaction>(sql`select r.id, r.text, r.state, to_json(r.received_at) #>> '{}' as "receivedAt"
    from give_back_reactions r where r.cycle_id = ${cycleId} and (${state ?? null}::text is null or r.state = ${state ?? null})
    order by (r.state = 'waiting') desc, r.received_at desc, r.id limit ${mostReactions}`);
  return [...rows];
}

export async function updateWaitingReactions(
  db: Db,
  cycleId: string,
  change: { state: ReactionState; decidedBy: string },
): Promise<void> {
  await db
    .update(giveBackReactions)
    .set(change)
    .where(and(eq(giveBackReactions.cycleId, cycleId), eq(giveBackReactions.state, "waiting")));
}

export async function updateReaction(
  db: Db,
  { cycleId, id }: { cycleId: string; id: string },
  change: { state: ReactionState; decidedBy: string },
): Promise<boolean> {
  const made = await db
    .update(giveBackReactions)
    .set(change)
    .where(and(eq(giveBackReactions.id, id), eq(giveBackReactions.cycleId, cycleId)))
    .returning({ id: giveBackReactions.id });
  return made.length > 0;
}

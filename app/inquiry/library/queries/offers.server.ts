import { and, eq, type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import { holdsWords, holdsWordsLike } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { libraryConsents, libraryOffers } from "#db/schema/inquiry-shared.ts";
import { isInTeam } from "../../queries/access.server.ts";
import { type Audience, type OfferTexts, type Outcome, offerKeys, type Setting } from "../library.ts";

export type Offer = typeof libraryOffers.$inferSelect;

export async function findOffer(db: Db, cycleId: string): Promise<Offer | null> {
  if (!isId(cycleId)) return null;
  const [row] = await db.select().from(libraryOffers).where(eq(libraryOffers.cycleId, cycleId));
  return row ?? null;
}

export async function lockOffer(db: Db, cycleId: string): Promise<Offer | null> {
  if (!isId(cycleId)) return null;
  const [row] = await db.select().from(libraryOffers).where(eq(libraryOffers.cycleId, cycleId)).for("update");
  return row ?? null;
}

/** Adds an offer, or replaces what it says. */
export async function upsertOffer(db: Db, offer: typeof libraryOffers.$inferInsert): Promise<void> {
  const { cycleId, ...change } = offer;
  await db.insert(libraryOffers).values(offer).onConflictDoUpdate({ target: libraryOffers.cycleId, set: change });
}

export async function updateOffer(db: Db, cycleId: string, change: Partial<Offer>): Promise<void> {
  await db.update(libraryOffers).set(change).where(eq(libraryOffers.cycleId, cycleId));
}

export async function listConsents(db: Db, cycleId: string): Promise<{ personId: string; revision: number }[]> {
  return db
    .select({ personId: libraryConsents.personId, revision: libraryConsents.revision })
    .from(libraryConsents)
    .where(eq(libraryConsents.cycleId, cycleId));
}

export async function upsertConsent(db: Db, consent: typeof libraryConsents.$inferInsert): Promise<void> {
  await db
    .insert(libraryConsents)
    .values(consent)
    .onConflictDoUpdate({
      target: [libraryConsents.cycleId, libraryConsents.personId],
      set: { revision: consent.revision, consentedAt: consent.consentedAt },
    });
}

export async function deleteConsents(db: Db, cycleId: string): Promise<void> {
  await db.delete(libraryConsents).where(eq(libraryConsents.cycleId, cycleId));
}

export async function hasConsented(db: Db, cycleId: string, personId: string): Promise<boolean> {
  const where = and(eq(libraryConsents.cycleId, cycleId), eq(libraryConsents.personId, personId));
  return (await db.$count(libraryConsents, where)) > 0;
}

export type OfferedEntry = {
  id: string;
  texts: OfferTexts;
  setting: Setting;
  topics: string[];
  outcome: Outcome;
  publishedAt: string | null;
};

const entry = sql`o.cycle_id as id, o.texts, o.setting, o.topics, o.outcome,
  to_json(o.published_at) #>> '{}' as "publishedAt"`;

/** The SQL twin of `isConsented`, for an offer aliased o: a published entry without a consent is not shown. */
export const isShown = sql`(o.state = 'published' and exists (select 1 from inquiry_members t where t.cycle_id = o.cycle_id
    and ${isInTeam("t")})
  and not exists (select 1 from inquiry_members t where t.cycle_id = o.cycle_id and ${isInTeam("t")}
    and not exists (select 1 from library_consents k where k.cycle_id = o.cycle_id and k.person_id = t.person_id
      and k.revision = o.revision)))`;

const isFor = (audiences: readonly Audience[]) => sql`o.audience = any(${sql.param(audiences)}::text[])`;

export type LibrarySearch = {
  words: string;
  setting: string | null;
  topic: string | null;
  outcome: string | null;
  /** Whether words that are much like the typed ones count as well. */
  isLoose: boolean;
};

const holds = ({ words, isLoose }: Pick<LibrarySearch, "words" | "isLoose">, text: SQL): SQL =>
  isLoose ? holdsWordsLike(words, text) : holdsWords(words, text);

/** Which of these texts hold the words of a search, by their place: entries that the database does not keep. */
export async function findTextsHolding(
  db: Db,
  texts: readonly string[],
  search: Pick<LibrarySearch, "words" | "isLoose">,
): Promise<Set<number>> {
  const rows = await db.execute<{ at: number }>(sql`select (t.place - 1)::int as at
    from unnest(${sql.param(texts)}::text[]) with ordinality as t(words, place) where ${holds(search, sql`t.words`)}`);
  return new Set(rows.map(({ at }) => at));
}

/** What an offer, aliased o, says to a search. */
const saidWords = sql.join(
  offerKeys.map((key) => sql`coalesce(o.texts ->> ${sql.raw(`'${key}'`)}, '')`),
  sql` || ' ' || `,
);

/** Published entries for an audience that fit a search, the newest first. */
export async function listPublished(
  db: Db,
  audiences: readonly Audience[],
  { setting, topic, outcome, ...search }: LibrarySearch,
): Promise<OfferedEntry[]> {
  const rows = await db.execute<OfferedEntry>(sql`select ${entry} from library_offers o
    where ${isShown} and ${isFor(audiences)}
      and (${setting}::text is null or o.setting = ${setting}) and (${outcome}::text is null or o.outcome = ${outcome})
      and (${topic}::text is null or ${topic} = any(o.topics))
      and ${holds(search, sql`(${saidWords})`)}
    order by o.published_at desc, o.cycle_id limit 200`);
  return [...rows];
}

export async function findPublished(db: Db, id: string, audiences: readonly Audience[]): Promise<OfferedEntry | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<OfferedEntry>(sql`select ${entry} from library_offers o
    where o.cycle_id = ${id} and ${isShown} and ${isFor(audiences)}`);
  return row ?? null;
}

export type OfferToReview = OfferedEntry & { audience: Audience; revision: number };

/** Offers that wait for a lead who is not in their team, the oldest first. */
export async function listOffersToReview(db: Db, reviewerId: string): Promise<OfferToReview[]> {
  const rows = await db.execute<OfferToReview>(sql`select ${entry}, o.audience, o.revision from library_offers o
    where o.state = 'offered' and not exists (select 1 from inquiry_members t
      where t.cycle_id = o.cycle_id and t.person_id = ${reviewerId})
    order by o.updated_at, o.cycle_id limit 20`);
  return [...rows];
}

import { sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import type { MoveOutcome } from "../wider-move.ts";

export type MoveRequest = {
  id: string;
  topicId: string;
  /** The space whose readers would read the topic. */
  spaceId: string;
  byId: string | null;
  byName: string | null;
  createdAt: string;
  outcome: MoveOutcome | null;
};

const columns = sql`q.id, q.topic_id as "topicId", q.space_id as "spaceId", q.by_id as "byId",
  (select a.name from people a where a.id = q.by_id) as "byName", to_json(q.created_at) #>> '{}' as "createdAt", q.outcome`;

export async function findMoveRequest(db: Db, id: string): Promise<MoveRequest | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<MoveRequest>(sql`select ${columns} from topic_move_requests q where q.id = ${id}`);
  return row ?? null;
}

/** A topic's open request, or the one that was closed last. */
export async function findNewestRequest(db: Db, topicId: string): Promise<MoveRequest | null> {
  const [row] = await db.execute<MoveRequest>(sql`select ${columns} from topic_move_requests q
    where q.topic_id = ${topicId} order by q.closed_at is not null, q.created_at desc, q.id limit 1`);
  return row ?? null;
}

/** The new request's id; null if the topic has one that is open. */
export async function insertMoveRequest(
  db: Db,
  { topicId, spaceId, byId }: { topicId: string; spaceId: string; byId: string },
): Promise<string | null> {
  const [row] = await db.execute<{
    id: string;
  }>(sql`insert into topic_move_requests (topic_id, space_id, by_id, created_at)
    values (${topicId}, ${spaceId}, ${byId}, ${momentOf()})
    on conflict (topic_id) where closed_at is null do nothing returning id`);
  return row?.id ?? null;
}

export async function insertConsent(db: Db, requestId: string, personId: string): Promise<void> {
  await db.execute(sql`insert into topic_move_consents (request_id, person_id, created_at)
    values (${requestId}, ${personId}, ${momentOf()}) on conflict do nothing`);
}

/** False if it was closed already. */
export async function updateRequestClosed(db: Db, id: string, outcome: MoveOutcome): Promise<boolean> {
  const rows = await db.execute(sql`update topic_move_requests set outcome = ${outcome}, closed_at = ${momentOf()}
    where id = ${id} and closed_at is null returning 1`);
  return rows.length > 0;
}

export type AskedAuthor = { id: string; hasAgreed: boolean };

/** The posts of a topic (t) that a request is about: those that stand in runs which all its readers may read. */
const posts = sql`discussion_runs r join discussion_posts p on p.run_id = r.id
  and p.deleted_at is null and p.hidden_at is null where r.topic_id = t.id and r.audience <@ t.audience`;

/**
 * Everyone who has to agree now: who began the topic, and who wrote a post of it that stands. Whoever erases their account
 * cannot; their posts keep their readers.
 */
export async function listAskedAuthors(
  db: Db,
  { id, topicId }: { id: string; topicId: string },
): Promise<AskedAuthor[]> {
  const rows = await db.execute<AskedAuthor>(sql`select author.id,
      exists (select 1 from topic_move_consents c where c.request_id = ${id} and c.person_id = author.id) as "hasAgreed"
    from discussion_topics t, lateral (select t.author_id as id union select p.author_id from ${posts}) wrote
    join people author on author.id = wrote.id and author.erasure_due_at is null
    where t.id = ${topicId} order by author.id`);
  return [...rows];
}

export type OwnPost = { id: string; html: string; createdAt: string };

/** A person's own posts that a request is about. */
export async function listOwnPosts(db: Db, topicId: string, personId: string): Promise<OwnPost[]> {
  const rows = await db.execute<OwnPost>(sql`select own.id, own.html, to_json(own.created_at) #>> '{}' as "createdAt"
    from discussion_topics t, lateral (select p.* from ${posts} and p.author_id = ${personId}) own
    where t.id = ${topicId} order by own.created_at, own.id limit 200`);
  return [...rows];
}

/** A topic's title and the titles of its space and of another. */
export async function findTitles(db: Db, topicId: string, spaceId: string) {
  const [row] = await db.execute<{ title: string; from: string; to: string }>(sql`select t.title, s.title as "from",
      (select other.title from discussion_spaces other where other.id = ${spaceId}) as "to"
    from discussion_topics t join discussion_spaces s on s.id = t.space_id where t.id = ${topicId}`);
  return row ?? null;
}

/**
 * Puts a topic into another space, for everyone who reads that one. Posts of those who agreed go into new runs with that
 * audience, with the same numbers and a copy of every mark; all others stay in theirs.
 */
export async function updateWidened(
  db: Db,
  { id, topicId, spaceId }: { id: string; topicId: string; spaceId: string },
): Promise<void> {
  const audience = sql`array[${spaceId}::uuid]`;
  await db.execute(sql`with t as (select * from discussion_topics where id = ${topicId}),
    moving as materialized (select p.id, p.run_id from t, lateral (select p.* from ${posts}) p
      where exists (select 1 from topic_move_consents c where c.request_id = ${id} and c.person_id = p.author_id)),
    pairs as materialized (select run_id as old, gen_random_uuid() as new from (select distinct run_id from moving) each),
    made as (insert into discussion_runs (id, topic_id, space_id, audience, last_number, created_at)
      select pairs.new, r.topic_id, r.space_id, ${audience}, r.last_number, clock_timestamp()
      from pairs join discussion_runs r on r.id = pairs.old returning id),
    marks as (insert into run_marks (person_id, run_id, read_to, read, unread)
      select k.person_id, pairs.new, k.read_to, k.read, k.unread from pairs join run_marks k on k.run_id = pairs.old
      where exists (select 1 from made))
    update discussion_posts p set run_id = pairs.new from moving join pairs on pairs.old = moving.run_id
    where p.id = moving.id and exists (select 1 from made)`);
  await db.execute(
    sql`update discussion_topics set space_id = ${spaceId}, audience = ${audience} where id = ${topicId}`,
  );
}

type Waiting = readonly { id: string; personId: string; subjectId: string }[];

/** Notifications of requests that are open and that their readers have not answered. */
export async function listUnansweredAsked(db: Db, waiting: Waiting): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select told.id
    from json_to_recordset(${JSON.stringify(waiting)}::json) as told(id uuid, "personId" uuid, "subjectId" uuid)
    join topic_move_requests q on q.id = told."subjectId" and q.closed_at is null
    where not exists (select 1 from topic_move_consents c
      where c.request_id = q.id and c.person_id = told."personId") order by told.id`);
  return rows.map(({ id }) => id);
}

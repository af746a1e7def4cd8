import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import { isOpen, spacesOf } from "../../topics/queries/visible.server.ts";
import type { TopicAction } from "../../topics/topic.ts";
import type { Detail, UndoableAction } from "../undoable.ts";

/** Whether an event changed where posts are; the one of a topic that a split made only says where it came from. */
const isPlace = (alias: string) =>
  sql.raw(`(${alias}.action in ('move', 'merge')
  or (${alias}.action = 'split' and ${alias}.detail->>'into' is not null))`);
/** A topic's newest change of place that stands: the only one that can be undone, so that each finds what it left. */
const newestStanding = sql`e.undone_at is null and not exists (select 1 from topic_events later
  where later.topic_id = e.topic_id and later.id > e.id and later.undone_at is null
    and (${isPlace("later")} or later.action = 'widen'))`;
/** The same for its tags, which nothing but another change of them depends on. */
const newestTagging = sql`e.action = 'tag' and e.undone_at is null and not exists (select 1 from topic_events later
  where later.topic_id = e.topic_id and later.id > e.id and later.undone_at is null and later.action = 'tag')`;
const canBeUndone = sql`((${isPlace("e")} and ${newestStanding}) or (${newestTagging}))`;

export type TopicChange = {
  id: number;
  action: TopicAction;
  isOn: boolean;
  /** For a split: whether this topic is the one that it made. */
  isMade: boolean;
  byName: string | null;
  happenedAt: string;
  isUndone: boolean;
  isNewest: boolean;
  /** The topic on the other side of a merge or split, if this person may open it. */
  otherId: string | null;
  otherTitle: string | null;
  otherSpaceId: string | null;
  /** The title of the space that it was moved from, or that it was opened to, if this person reads that space. */
  spaceTitle: string | null;
};

/** The changes of a topic, newest first; for merges and splits also those of the other topic. */
export async function listTopicChanges(db: Db, person: Person, topicId: string): Promise<TopicChange[]> {
  const rows = await db.execute<TopicChange>(sql`with ${spacesOf(person)}
    select e.id::int as id, e.action, coalesce(e.detail->>'on' = 'yes', true) as "isOn",
      (e.action = 'split' and e.detail->>'into' is null) as "isMade", a.name as "byName",
      to_json(e.happened_at) #>> '{}' as "happenedAt", e.undone_at is not null as "isUndone",
      ${canBeUndone} as "isNewest",
      t.id as "otherId", t.title as "otherTitle", t.space_id as "otherSpaceId",
      case when e.action in ('move', 'widen') then (select s.title from discussion_spaces s
        where s.id = (e.detail->>case e.action when 'move' then 'from' else 'to' end)::uuid and s.id = any((select ids from mine)::uuid[])) end as "spaceTitle"
    from topic_events e left join people a on a.id = e.by_id
    left join discussion_topics t on t.id = case e.action when 'merge' then (e.detail->>'from')::uuid
        when 'split' then coalesce(e.detail->>'into', e.detail->>'from')::uuid end and ${isOpen("t")}
    where e.topic_id = ${topicId} and e.action in ('pin', 'lock', 'archive', 'move', 'widen', 'merge', 'split', 'tag', 'next-round')
    order by e.id desc limit 30`);
  return [...rows];
}

export type StandingChange = { id: number; action: UndoableAction; detail: Detail };

/** An event that can be undone now; null for any other. The caller has locked its topic. */
export async function findUndoable(db: Db, topicId: string, eventId: number): Promise<StandingChange | null> {
  const [row] = await db.execute<StandingChange>(sql`select e.id::int as id, e.action, e.detail from topic_events e
    where e.id = ${eventId} and e.topic_id = ${topicId} and ${canBeUndone}`);
  return row ?? null;
}

/** Whether a topic's place was changed since it was made, and the change stands. */
export async function hasStandingChange(db: Db, topicId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from topic_events e
    where e.topic_id = ${topicId} and (${isPlace("e")} or e.action = 'widen') and e.undone_at is null limit 1`);
  return rows.length > 0;
}

export async function updateUndone(db: Db, eventId: number): Promise<void> {
  await db.execute(sql`update topic_events set undone_at = ${momentOf()} where id = ${eventId}`);
}

/**
 * Adds a run to the merges that brought the run which it was parted from, of a topic and of topics that were merged
 * into it, so that undoing them takes both.
 */
export async function addMergedRun(db: Db, topicId: string, [made, source]: [string, string]): Promise<void> {
  await db.execute(sql`
    with recursive joined as (select ${topicId}::uuid as id
      union select topic.id from discussion_topics topic join joined on topic.merged_into_id = joined.id)
    update topic_events
    set detail = jsonb_set(detail, '{runs}', to_jsonb(detail->>'runs' || ' ' || ${made}::text))
    where topic_id in (select id from joined) and action = 'merge' and undone_at is null
      and ${source}::text = any(string_to_array(detail->>'runs', ' '))`);
}

export async function updateTopicPlace(db: Db, topicId: string, spaceId: string, audience: string[]): Promise<void> {
  await db.execute(sql`update discussion_topics set space_id = ${spaceId},
    audience = ${sql.param(`{${audience.join(",")}}`)}::uuid[] where id = ${topicId}`);
}

import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import type { Tag } from "../tag.ts";
import { isOpen, spacesOf } from "./visible.server.ts";

const idsOf = (ids: readonly string[]) => sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;

/** The names of a topic's tags (`t`) in their order. */
export const tagNames = sql`array(select tag.name from topic_tags has join discussion_tags tag on tag.id = has.tag_id
  where has.topic_id = t.id order by has.place, tag.name)`;

/** For `with`: `tagged`, the topics with a tag. */
export const topicsWithTag = (folded: string): SQL => sql`tagged as materialized (select has.topic_id as id
  from discussion_tags tag join topic_tags has on has.tag_id = tag.id where tag.folded = ${folded})`;

/**
 * Whether the row with an id of `tagged` has the tag. `coalesce`, because PostgreSQL then looks each up in a hash of them; a
 * bare `in` it may make a loop within a loop, where it expects few rows.
 */
export const isTagged = (id: SQL): SQL => sql`coalesce(${id} in (select id from tagged), false)`;

/** The ids of tags in a space, in their order. A tag that the space has keeps the spelling that it has there. */
export async function addTags(
  db: Db,
  tags: readonly Tag[],
  { spaceId, createdBy }: { spaceId: string; createdBy: string },
): Promise<string[]> {
  if (tags.length === 0) return [];
  const given = JSON.stringify(tags.map((tag, place) => ({ ...tag, place })));
  const listed = sql`json_to_recordset(${given}::json) as given(name text, folded text, place int)`;
  // In one order, so that two who add the same tags at once wait for each other and not for ever.
  await db.execute(sql`insert into discussion_tags (space_id, name, folded, created_by)
    select ${spaceId}::uuid, name, folded, ${createdBy}::uuid from ${listed} order by folded
    on conflict (folded, space_id) do nothing`);
  const rows = await db.execute<{ id: string }>(sql`select tag.id from ${listed}
    join discussion_tags tag on tag.folded = given.folded and tag.space_id = ${spaceId} order by given.place`);
  return rows.map(({ id }) => id);
}

/** The tags of a topic, by id, in their order. */
export async function listTagIds(db: Db, topicId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select tag_id as id from topic_tags where topic_id = ${topicId} order by place, tag_id`,
  );
  return rows.map(({ id }) => id);
}

/** Gives a topic these tags and no others. */
export async function replaceTags(db: Db, topicId: string, tagIds: readonly string[]): Promise<void> {
  const given = idsOf(tagIds.filter(isId));
  await db.execute(sql`delete from topic_tags where topic_id = ${topicId} and not tag_id = any(${given})`);
  if (tagIds.length === 0) return;
  await db.execute(sql`insert into topic_tags (topic_id, tag_id, place)
    select ${topicId}::uuid, tag.id, given.place - 1 from unnest(${given}) with ordinality as given(id, place)
    join discussion_tags tag on tag.id = given.id
    on conflict (topic_id, tag_id) do update set place = excluded.place`);
}

/** Suggestions come from this many of a space's topics, which its list shows first. */
const looked = 200;
const suggested = 12;

/** The tags that a space uses most of late, of topics that a person may open. */
export async function listSpaceTags(db: Db, person: Person, spaceId: string): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`with ${spacesOf(person)},
    late as materialized (select t.id from discussion_topics t where t.space_id = ${spaceId}
      and t.merged_into_id is null and ${isOpen("t")}
      order by (t.pinned_at is not null) desc, t.last_post_at desc nulls last, t.id limit ${looked})
    select min(tag.name) as name from late join topic_tags has on has.topic_id = late.id
    join discussion_tags tag on tag.id = has.tag_id
    group by tag.folded order by count(*) desc, tag.folded limit ${suggested}`);
  return rows.map(({ name }) => name);
}

const lookedOfEach = 50;
const mostSuggested = 100;

/** The tags in use in all spaces that a person reads, for the search to suggest. */
export async function listReadableTags(db: Db, person: Person): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`with ${spacesOf(person)}
    select min(tag.name) as name from unnest((select ids from mine)) space(id)
    cross join lateral (select t.id from discussion_topics t where t.space_id = space.id
      and t.merged_into_id is null and ${isOpen("t")}
      order by (t.pinned_at is not null) desc, t.last_post_at desc nulls last, t.id limit ${lookedOfEach}) late
    join topic_tags has on has.topic_id = late.id join discussion_tags tag on tag.id = has.tag_id
    group by tag.folded order by count(*) desc, tag.folded limit ${mostSuggested}`);
  return rows.map(({ name }) => name);
}

import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment, momentOf } from "#db/today.server.ts";
import {
  hasPosted,
  isOpen,
  isShown,
  isTold,
  isUnread,
  joinMarks,
  spacesOf,
} from "../../topics/queries/visible.server.ts";

export type WaitingPost = {
  postId: string;
  topicTitle: string;
  authorName: string | null;
  createdAt: string;
  isMention: boolean;
};

/** The posts that mention a person or answer theirs. */
const toldOf = (personId: string): SQL => sql`(select m.post_id as id, true as is_mention from post_mentions m
    where m.person_id = ${personId}
  union all select p.id, false from discussion_posts mine join discussion_posts p on p.parent_id = mine.id
    where mine.author_id = ${personId})`;

/**
 * Unread posts that mention a person or answer theirs, newest first. In two steps, each of few tables: as one join of ten,
 * PostgreSQL takes thirty times as long to plan it as to run it.
 */
export async function listWaitingPosts(db: Db, person: Person, most: number): Promise<WaitingPost[]> {
  const rows = await db.execute<WaitingPost>(sql`with ${spacesOf(person)},
    told as materialized (select * from ${toldOf(person.id)} told),
    unread as materialized (select t.id, t.space_id, t.title, p.id as post_id, p.author_id, p.created_at, told.is_mention
      from told join discussion_posts p on p.id = told.id join discussion_runs r on r.id = p.run_id
      join discussion_topics t on t.id = r.topic_id ${joinMarks(person.id)}
      where ${isOpen("r")} and ${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])
        and ${isShown(person.id, false)} and ${isUnread(person.id)})
    select t.post_id as "postId", t.title as "topicTitle", a.name as "authorName",
      to_json(t.created_at) #>> '{}' as "createdAt", bool_or(t.is_mention) as "isMention"
    from unread t left join people a on a.id = t.author_id where ${isTold(person.id)}
    group by t.post_id, t.title, t.created_at, a.name order by t.created_at desc, t.post_id limit ${most}`);
  return [...rows];
}

export type DueCheckIn = { topicId: string; spaceId: string; title: string; dueOn: string; spaceTitle: string };

/** Check-ins of the next week in which a person has not posted yet, the soonest first. */
export async function listDueCheckIns(db: Db, person: Person, now: Date): Promise<DueCheckIn[]> {
  const day = dayOfMoment(momentOf(now));
  const rows = await db.execute<DueCheckIn>(sql`with ${spacesOf(person)}
    select t.id as "topicId", t.space_id as "spaceId", t.title, t.due_on::text as "dueOn", s.title as "spaceTitle"
    from discussion_topics t join discussion_spaces s on s.id = t.space_id
    where t.kind = 'check-in' and t.due_on between ${day} and ${day} + 7 and t.archived_at is null
      and s.archived_at is null
      and t.locked_at is null and t.merged_into_id is null and t.author_id is distinct from ${person.id}
      and ${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[]) and not ${hasPosted(person.id)}
    order by t.due_on, t.id limit 5`);
  return [...rows];
}

/** Whether a mention of a person or an answer to theirs is unread, wherever it is: most people have none. */
export function mayHaveWaitingPosts({ person }: TodayVisit): SQL {
  return sql<boolean>`exists (select 1 from ${toldOf(person.id)} told join discussion_posts p on p.id = told.id
    join discussion_runs r on r.id = p.run_id ${joinMarks(person.id)} where ${isUnread(person.id)})`;
}

/** Whether a check-in is due within a week, wherever it is. */
export function mayHaveCheckIns({ now }: TodayVisit): SQL {
  const day = dayOfMoment(momentOf(now));
  return sql<boolean>`exists (select 1 from discussion_topics due
    where due.kind = 'check-in' and due.due_on between ${day} and ${day} + 7)`;
}

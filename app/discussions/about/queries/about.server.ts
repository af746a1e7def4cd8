import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { standingPosts } from "../../topics/queries/topics.server.ts";
import { hasPosted, isOpen, spacesOf } from "../../topics/queries/visible.server.ts";
import type { Subject } from "../subject.ts";

export type TopicAbout = {
  id: string;
  spaceId: string;
  spaceTitle: string;
  title: string;
  lastPostAt: string;
  /** At most `mostCounted`; null where the reader sees others' posts only after their own. */
  posts: number | null;
  hasPosted: boolean;
  /** It has no author: it holds the answers to a question that a lesson asks. */
  isPrompt: boolean;
  total: number;
};

/** Whether there is a topic about something, whoever may open it; one look at an index. */
export const isTalkedAbout = ({ kind, id }: Subject): SQL<boolean> => sql<boolean>`exists (select 1
  from discussion_topics about where about.about_kind = ${kind} and about.about_id = ${id})`;

/** The topics about something that a person may open, the newest talk first, with how many there are in all. */
export async function listTopicsAbout(db: Db, person: Person, subject: Subject, most: number): Promise<TopicAbout[]> {
  const rows = await db.execute<TopicAbout>(sql`with ${spacesOf(person)},
    shown as materialized (select t.*, count(*) over ()::int as total from discussion_topics t
      where t.about_kind = ${subject.kind} and t.about_id = ${subject.id} and t.merged_into_id is null
        and ${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])
      order by t.last_post_at desc, t.id limit ${most})
    select t.id, t.space_id as "spaceId", (select s.title from discussion_spaces s where s.id = t.space_id) as "spaceTitle",
      t.title, to_json(t.last_post_at) #>> '{}' as "lastPostAt", ${hasPosted(person.id)} as "hasPosted",
      (t.kind = 'post-first' and t.author_id is null) as "isPrompt", t.total,
      case when t.kind <> 'post-first' or ${hasPosted(person.id)}
        then ${standingPosts(person.id, false)} end as posts
    from shown t order by t.last_post_at desc, t.id`);
  return [...rows];
}

import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { relationOf } from "#app/inquiry/queries/access.server.ts";
import type { Db } from "#db/client.server.ts";
import { isOpen, spacesOf } from "../../topics/queries/visible.server.ts";

export type Linked = {
  kind: "topic" | "post" | "cycle" | "training";
  id: string;
  title: string;
  place: string;
  spaceId: string | null;
};

/** Topics, posts, cycles and trainings with their titles: of those with these ids, the ones that a person may open now. */
export async function listLinked(db: Db, person: Person, ids: readonly string[]): Promise<Linked[]> {
  const wanted = sql`any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`;
  const isReadable = sql`${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])`;
  const rows = await db.execute<Linked>(sql`with ${spacesOf(person)}
    select 'topic' as kind, t.id, t.title, s.title as place, t.space_id as "spaceId" from discussion_topics t
      join discussion_spaces s on s.id = t.space_id where t.id = ${wanted} and ${isReadable}
    union all select 'post', p.id, t.title, s.title, t.space_id from discussion_posts p
      join discussion_runs r on r.id = p.run_id and ${isOpen("r")} join discussion_topics t on t.id = r.topic_id
      join discussion_spaces s on s.id = t.space_id
      where p.id = ${wanted} and p.deleted_at is null and p.hidden_at is null and ${isReadable}
    union all select 'cycle', c.id, c.title, '', null from inquiry_cycles c
      where c.id = ${wanted} and ${relationOf(person)} in ('member', 'coach')
    union all select 'training', run.id, run.title, '', null from training_runs run
      where run.id = ${wanted} and run.published_at is not null`);
  return [...rows];
}

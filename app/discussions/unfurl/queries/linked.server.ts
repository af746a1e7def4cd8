import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { relationOf } from "#app/inquiry/queries/access.server.ts";
import { canSeeMeeting, type MeetingAccess } from "#app/meetings/meeting.ts";
import type { Db } from "#db/client.server.ts";
import { isOpen, spacesOf } from "../../topics/queries/visible.server.ts";

export type Linked = {
  kind: "topic" | "post" | "cycle" | "training" | "session";
  id: string;
  title: string;
  place: string;
  spaceId: string | null;
  /** Of a session. */
  meeting: MeetingAccess | null;
};

/**
 * Topics, posts, cycles, trainings and cohorts' sessions with their titles: of those with these ids, the ones that a person
 * may open now.
 */
export async function listLinked(db: Db, person: Person, ids: readonly string[]): Promise<Linked[]> {
  if (ids.length === 0) return [];
  const wanted = sql`any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`;
  const isReadable = sql`${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])`;
  const rows = await db.execute<Linked>(sql`with ${spacesOf(person)}
    select 'topic' as kind, t.id, t.title, s.title as place, t.space_id as "spaceId", null::json as meeting
      from discussion_topics t join discussion_spaces s on s.id = t.space_id where t.id = ${wanted} and ${isReadable}
    union all select 'post', p.id, t.title, s.title, t.space_id, null from discussion_posts p
      join discussion_runs r on r.id = p.run_id and ${isOpen("r")} join discussion_topics t on t.id = r.topic_id
      join discussion_spaces s on s.id = t.space_id
      where p.id = ${wanted} and p.deleted_at is null and p.hidden_at is null and ${isReadable}
    union all select 'cycle', c.id, c.title, '', null, null from inquiry_cycles c
      where c.id = ${wanted} and ${relationOf(person)} in ('member', 'coach')
    union all select 'training', run.id, run.title, '', null, null from training_runs run
      where run.id = ${wanted} and run.published_at is not null
    union all select 'session', m.id, m.title, '', null, json_build_object('kind', m.kind, 'cohortId', m.cohort_id,
        'invitedAs', (select i.role from meeting_invitations i
          where i.meeting_id = m.id and i.person_id = ${person.id} and i.withdrawn_at is null))
      from meetings m where m.id = ${wanted} and m.kind = 'session'`);
  return rows.filter(({ kind, meeting }) => kind !== "session" || (meeting !== null && canSeeMeeting(person, meeting)));
}

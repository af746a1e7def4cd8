import { sql } from "drizzle-orm";
import type { Db } from "../client.server.ts";
import { demoPeople } from "./world-people.ts";

/** Recent notifications of the demo people: answers in discussions, work that came back, sessions that were planned. */
export async function seedNotifications(db: Db): Promise<void> {
  const those = sql`any(${sql.param(`{${demoPeople.map(({ id }) => id).join(",")}}`)}::uuid[])`;
  await db.execute(sql`insert into notifications (person_id, kind, actor_id, place, path, subject_id, thread, created_at, mail)
    select mine.author_id, 'answer', p.author_id, s.title, '/community/posts/' || p.id, p.id, 'topic:' || t.id,
      p.created_at, 'done'
    from discussion_posts p join discussion_posts mine on mine.id = p.parent_id
    join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
    join discussion_spaces s on s.id = t.space_id
    where mine.author_id = ${those} and p.author_id <> mine.author_id
    on conflict do nothing`);
  await db.execute(sql`insert into notifications (person_id, kind, actor_id, place, path, subject_id, created_at, mail)
    select o.person_id, 'work_returned', (select e.person_id from artifact_events e where e.artifact_id = a.id
      and e.event = 'return' order by e.happened_at desc limit 1), '', '/artifacts/' || a.id, a.id, a.state_since, 'done'
    from artifacts a join artifact_owners o on o.artifact_id = a.id
    where a.state = 'returned' and o.person_id = ${those} on conflict do nothing`);
  await db.execute(sql`insert into notifications
      (person_id, kind, actor_id, place, path, subject_id, created_at, read_at, mail)
    select i.person_id, 'session_invitation', null, m.title, '/cohorts/' || m.cohort_id || '/sessions/' || m.id, m.id,
      m.created_at, m.created_at, 'done'
    from meeting_invitations i join meetings m on m.id = i.meeting_id
    where m.kind = 'session' and m.cohort_id is not null and m.starts_at > now() and i.person_id = ${those}
    order by m.starts_at limit 12 on conflict do nothing`);
}

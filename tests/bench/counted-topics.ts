import type { Sql } from "postgres";

const space = "00000000-0000-4000-9000-000000000001";
const everything = "00000000-0000-4000-9003-000000000001";
const ofSession = "00000000-0000-4000-9003-000000000002";
const quoted = "00000000-0000-4000-9003-000000000003";
const topicPath = `/community/${space}/${everything}`;

/** Pages of discussions for somebody whom a notification waits for, with everything on them that has to be looked up. */
export const countedTopics: Record<string, string> = {
  "all spaces": "/community",
  "space with a tag": `/community/${space}?tag=tag+7`,
  "topic in rounds about a cycle, with links and a quote": `${topicPath}?answers=${quoted}&quote=${quoted}`,
  "topic about a session": `/community/${space}/${ofSession}`,
  "new topic": `/community/${space}/topics/new`,
  "search for a word with a tag": `/search?q=counted&tag=tag+7&space=${space}`,
};

/** Inserts the topics, and a notification of the first learner, who coaches every cohort. */
export async function seedCountedTopics(sql: Sql): Promise<void> {
  await sql`insert into meetings (cohort_id, kind, title, starts_at, minutes, time_zone)
    select id, 'session', 'A session of the bench', now(), 60, 'America/Los_Angeles' from cohorts order by name limit 1`;
  await sql`with learner as (select id from people where email like '%@bench.example' order by email limit 1)
    insert into discussion_topics (id, space_id, audience, kind, title, author_id, about_kind, about_id, protocol_key, round)
    select ${everything}::uuid, ${space}::uuid, array[${space}::uuid], 'protocol', 'A topic with everything', null::uuid, 'cycle',
      (select cycle_id::text from inquiry_members m join learner on learner.id = m.person_id limit 1), 'consultancy', 1::smallint
    union all select ${ofSession}::uuid, ${space}::uuid, array[${space}::uuid], 'discussion', 'A topic about a session', null,
      'meeting', (select id::text from meetings where kind = 'session' order by created_at desc limit 1), null, null`;
  await sql`insert into discussion_runs (topic_id, space_id, audience, last_number)
    select id, ${space}, array[${space}::uuid], 20 from discussion_topics where id in (${everything}, ${ofSession})`;
  await sql`insert into discussion_posts (id, run_id, number, source, html, renderer)
    select case when r.topic_id = ${everything} and n = 1 then ${quoted}::uuid else gen_random_uuid() end, r.id, n, 'Look',
      '<p><a href="/courses/bench-1">a</a> <a href="/community/posts/' || ${quoted} || '">b</a> <a href="/community/'
        || ${space} || '/' || ${ofSession} || '">c</a> <a href="/inquiry/' || (select id from inquiry_cycles limit 1)
        || '">d</a></p>', 1
    from discussion_runs r, generate_series(1, 20) n where r.topic_id in (${everything}, ${ofSession})`;
  await sql`insert into notifications (person_id, kind, place, path, mail)
    select id, 'mention', 'Bench harbor', '/community/nowhere', 'none' from people
    where email like '%@bench.example' order by email limit 1`;
}

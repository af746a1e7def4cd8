import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { BenchPart } from "../requests.ts";

const space = "00000000-0000-4000-9000-000000000001";
const long = "00000000-0000-4000-9000-000000000002";
const short = "00000000-0000-4000-9000-000000000003";

/** A space of 10,000 topics, one of them with 5,000 posts and one with 50, all written before anybody looked. */
export const discussionsBench: BenchPart = {
  seed: seedTalk,
  pages: {
    "topic of 5,000 posts": () => ({ path: `/community/${space}/${long}?page=60`, texts: ["A long topic"] }),
    "topic of 50 posts": () => ({ path: `/community/${space}/${short}`, texts: ["A short topic"] }),
    "space of 10,000 topics": () => ({ path: `/community/${space}`, texts: ["Topic 10000"] }),
    "search in posts": (number) => ({ path: `/search?q=tide${number % 50}`, texts: ["results for"] }),
  },
  countedPaths: [`/community/${space}`, `/community/${space}/${long}?page=60`, "/community", "/search?q=tide7"],
};

/** Inserts the space, its topics and their posts; authors are learners of the bench. */
export async function seedTalk(db: Db): Promise<void> {
  await db.execute(sql`insert into discussion_spaces (id, kind, title) values (${space}, 'community', 'Bench harbor')`);
  await db.execute(sql`insert into discussion_topics (id, space_id, audience, kind, title, created_at, last_post_at)
    select case n when 1 then ${long}::uuid when 2 then ${short}::uuid else gen_random_uuid() end, ${space},
      array[${space}::uuid], 'discussion',
      case n when 1 then 'A long topic' when 2 then 'A short topic' else 'Topic ' || n end,
      now() - make_interval(mins => 20000 - n), now() - make_interval(mins => 20000 - n)
    from generate_series(1, 10000) n`);
  await db.execute(sql`insert into discussion_runs (topic_id, space_id, audience, last_number)
    select id, space_id, audience, case id when ${long}::uuid then 5000 when ${short}::uuid then 50 else 3 end
    from discussion_topics where space_id = ${space}`);
  await db.execute(sql`with authors as (select array_agg(id) as ids from (select id from people order by email limit 64) p)
    insert into discussion_posts (run_id, number, author_id, source, html, renderer, created_at, thread_at)
    select r.id, n, ids[1 + n % cardinality(ids)], words, '<p dir="auto">' || words || '</p>', 1, at, at
    from discussion_runs r cross join authors, lateral generate_series(1, r.last_number) n,
      lateral (select 'We counted the tide' || n % 50 || ' at the dock and asked who was not there, post ' || n as words,
        now() - interval '30 days' + make_interval(secs => n) as at) made
    where r.space_id = ${space}`);
  await db.execute(sql`analyze discussion_topics, discussion_runs, discussion_posts`);
}

import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { type Ask, type BenchPart, post, type Reader, size } from "../requests.ts";

const space = "00000000-0000-4000-9000-000000000001";
const long = "00000000-0000-4000-9000-000000000002";
const short = "00000000-0000-4000-9000-000000000003";
const smallSpace = "00000000-0000-4000-9000-000000000004";
const archive = "00000000-0000-4000-9000-000000000005";
/** Each reader writes in a long and a short topic of their own, so that none waits for another's lock. */
const writers = 64;
const longTopic = (writer: number) => `00000000-0000-4000-9001-${String(1 + (writer % writers)).padStart(12, "0")}`;
const shortTopic = (writer: number) => `00000000-0000-4000-9002-${String(1 + (writer % writers)).padStart(12, "0")}`;

const manyPosts = `${size.posts.toLocaleString("en-US")} posts`;

/**
 * A space of 10,000 topics, all of them unread by the readers, one with 5,000 posts and one with 50; one of 100 topics; and
 * an archive with `size.posts`, of which 5,000 are in each topic that a reader writes in.
 */
export const discussionsBench: BenchPart = {
  async seed(db, { posts }) {
    await seedSpaces(db);
    await seedArchive(db, posts);
    await seedTalk(db);
    await seedTags(db);
    await db.execute(sql`analyze discussion_topics, discussion_runs, discussion_posts, discussion_tags, topic_tags`);
  },
  pages: {
    "topic of 5,000 posts": () => ({ path: `/community/${space}/${long}?page=60`, texts: ["A long topic"] }),
    "topic of 50 posts": () => ({ path: `/community/${space}/${short}`, texts: ["A short topic"] }),
    "space of 10,000 topics": () => ({ path: `/community/${space}`, texts: ["Topic 10000"] }),
    "space of 100 topics": () => ({ path: `/community/${smallSpace}`, texts: ["Small topic 100"] }),
    "tag in a space of 10,000 topics": () => ({ path: `/community/${space}?tag=tag+7`, texts: ["Topics tagged"] }),
    "tag in a space of 100 topics": () => ({ path: `/community/${smallSpace}?tag=tag+7`, texts: ["Topics tagged"] }),
    "unread in a space of 10,000 topics": () => ({ path: `/community/${space}?show=unread`, texts: ["Topic 10000"] }),
    "unread in a space of 100 topics": () => ({
      ...{ path: `/community/${smallSpace}?show=unread`, texts: ["Small topic 100"] },
    }),
    "all spaces": () => ({ path: "/community", texts: ["Bench archive"] }),
    [`search in ${manyPosts}`]: (number) => ({ path: `/search?q=tide${number % 50}`, texts: ["results for"] }),
    [`rare word in ${manyPosts}`]: (number) => ({
      ...{ path: `/search?q=kelp${(number + 256).toString(16).padStart(4, "0")}`, texts: ["results for"] },
    }),
    [`common word in ${manyPosts}`]: () => ({ path: "/search?q=counted", texts: ["results for"] }),
    [`word and tag in ${manyPosts}`]: (number) => ({
      ...{ path: `/search?q=tide${number % 50}&tag=tag+7`, texts: ["results for"] },
    }),
    [`topics with a tag among ${manyPosts}`]: () => ({ path: "/search?tag=tag+7", texts: ["results for"] }),
  },
  writes: (readers) => ({
    "post in topics of 5,000": readers.map((reader, number) => [reply(reader, longTopic(number))]),
    "post in topics of 50": readers.map((reader, number) => [reply(reader, shortTopic(number))]),
  }),
  countedPaths: [
    ...["/community", `/community/${space}`, `/community/${space}?show=unread`, `/community/${space}/${long}?page=60`],
    `/community/${space}?tag=tag+7`,
    ...[`/community/${space}/${long}?at=unread`, "/search?q=tide7", "/search?q=tidde7", "/search?q=tide7&tag=tag+7"],
  ],
};

/** A form without a key, as a page without JavaScript sends it again: each one is a post. */
function reply({ cookie }: Reader, topic: string): Ask {
  const source = encodeURIComponent("We counted again at the dock, and two families told us why they had not come.");
  return post(cookie, `/community/${archive}/${topic}`, `source=${source}`);
}

async function seedSpaces(db: Db): Promise<void> {
  await db.execute(sql`insert into discussion_spaces (id, kind, title) values (${space}, 'community', 'Bench harbor'),
    (${smallSpace}, 'community', 'Bench cove'), (${archive}, 'community', 'Bench archive')`);
}

/** Fills the spaces that are read with topics and posts; authors are learners of the bench. */
async function seedTalk(db: Db): Promise<void> {
  await db.execute(sql`with made as (
      select case n when 1 then ${long}::uuid when 2 then ${short}::uuid else gen_random_uuid() end as id,
        ${space}::uuid as space_id,
        case n when 1 then 'A long topic' when 2 then 'A short topic' else 'Topic ' || n end as title, n
      from generate_series(1, 10000) n union all
      select gen_random_uuid(), ${smallSpace}::uuid, 'Small topic ' || n, n from generate_series(1, 100) n)
    insert into discussion_topics (id, space_id, audience, kind, title, created_at, last_post_at)
    select id, space_id, array[space_id], 'discussion', title, at, at
    from made, lateral (select now() - make_interval(mins => 20000 - n) as at) times`);
  await db.execute(sql`insert into discussion_runs (topic_id, space_id, audience, last_number)
    select id, space_id, audience, case id when ${long}::uuid then 5000 when ${short}::uuid then 50 else 3 end
    from discussion_topics where space_id in (${space}, ${smallSpace})`);
  await db.execute(sql`insert into space_readers (space_id, person_id, counted_from)
    select s.id, p.id, now() - interval '60 days' from discussion_spaces s, ${authors} p
    where s.id in (${space}, ${smallSpace})`);
  await seedPosts(db, [space, smallSpace], lately);
}

/** Inserts an archive of so many posts: a third of them in the writers' long topics, most others in topics of 34. */
async function seedArchive(db: Db, posts: number): Promise<void> {
  const each = Math.floor((posts * 0.32) / writers);
  const others = Math.max(0, Math.floor((posts - writers * (each + 50)) / 34));
  await db.execute(sql`with made as (
      select ('00000000-0000-4000-9001-' || lpad(n::text, 12, '0'))::uuid as id, ${each}::int as posts
      from generate_series(1, ${writers}::int) n union all
      select ('00000000-0000-4000-9002-' || lpad(n::text, 12, '0'))::uuid, 50 from generate_series(1, ${writers}::int) n
      union all select gen_random_uuid(), 34 from generate_series(1, ${others}::int)),
    topics as (insert into discussion_topics (id, space_id, audience, kind, title, created_at, last_post_at)
      select id, ${archive}::uuid, array[${archive}::uuid], 'discussion', 'Kept topic', now() - interval '40 days',
        now() - interval '30 days' from made)
    insert into discussion_runs (topic_id, space_id, audience, last_number, created_at)
    select id, ${archive}::uuid, array[${archive}::uuid], posts, now() - interval '40 days' from made`);
  await seedPosts(db, [archive], overYears);
}

/** Twenty tags in each space, three on each topic. */
async function seedTags(db: Db): Promise<void> {
  await db.execute(sql`insert into discussion_tags (space_id, name, folded)
    select s.id, 'Tag ' || n, 'tag ' || n from discussion_spaces s, generate_series(0, 19) n
    where s.id in (${space}, ${smallSpace}, ${archive})`);
  await db.execute(sql`insert into topic_tags (topic_id, tag_id, place)
    select t.id, tag.id, at from (select id, space_id, row_number() over (order by id) as place from discussion_topics
        where space_id in (${space}, ${smallSpace}, ${archive})) t,
      generate_series(0, 2) at, lateral (select id from discussion_tags tag
        where tag.space_id = t.space_id and tag.folded = 'tag ' || (t.place * 3 + at) % 20) tag`);
}

const authors = sql`(select id from people where email like '%@bench.example' order by email limit ${writers}::int)`;

/**
 * Writes the posts of each run of some spaces, in the order of time, as a table grows. One post in fifty has "tide7", fifteen
 * in a million have the same "kelp", and one in a thousand has "eelgrass".
 */
async function seedPosts(db: Db, spaceIds: string[], spread: SQL): Promise<void> {
  await db.execute(sql`with authors as (select array_agg(id) as ids from ${authors} p),
    runs as (select id, last_number, row_number() over (order by id) as place from discussion_runs
      where space_id = any(${sql.param(`{${spaceIds.join(",")}}`)}::uuid[]))
    insert into discussion_posts (run_id, number, author_id, source, html, renderer, created_at, thread_at)
    select r.id, n, ids[1 + n % cardinality(ids)], words, '<p dir="auto">' || words || '</p>', 1, at, at
    from runs r cross join authors, lateral generate_series(1, r.last_number) n,
      lateral (select 'We counted the tide' || (r.place + n) % 50 || ' at the dock, found kelp'
          || lpad(to_hex((r.place * 31 + n * 7) % 65536), 4, '0')
          || case when (r.place * 13 + n) % 1000 = 0 then ' in the eelgrass' else '' end
          || ' and asked who was not there, post ' || n as words, ${spread} as at) made
    order by at`);
}

/** Within the last thirty days. */
const lately = sql`now() - interval '30 days' + make_interval(secs => n)`;
/** Over three years. */
const overYears = sql`now() - interval '1100 days' + case when r.last_number > 1000 then make_interval(hours => 5 * n)
  else make_interval(days => (r.place * 7919 % 1050)::int, mins => 30 * n) end`;

import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  acceptAnswer,
  mergeTopics,
  moveTopic,
  setHidden,
  setTopicState,
  splitTopic,
} from "#app/discussions/moderation/topic-change.server.ts";
import { deletePost, restorePost } from "#app/discussions/posts/changing.server.ts";
import { findFirstUnread, listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { markTopic, readEverything } from "#app/discussions/reading/mark.server.ts";
import { countUnreadTopics } from "#app/discussions/reading/queries/unread.server.ts";
import { listTopics } from "#app/discussions/topics/queries/topics.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

type World = { db: Db; reader: Person; others: Person[]; keeper: Person; spaces: string[]; isCommitted: boolean };

/** Everybody reads the first space; the reader and the keeper also the second, and the third only the keeper. */
async function aWorld(db: Db): Promise<World> {
  const cohort = await aCohort(db);
  const [reader, other, third] = [
    await join(db, "ana", { cohortIds: [cohort] }),
    await join(db, "bea", { cohortIds: [cohort] }),
    await join(db, "femi"),
  ];
  const keeper = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }, { role: "program_lead" }] });
  await db.execute(sql`update people set created_at = now() - interval '1 day'`);
  const spaces = [
    await aSpace(db, "community"),
    await aSpace(db, "cohort", { cohortId: cohort }),
    await aSpace(db, "invited", { facilitators: [keeper] }),
  ];
  return { db, reader, others: [other, third, keeper], keeper, spaces, isCommitted: false };
}

type Step = { what: string; a: number; b: number; on: boolean };
const steps = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...["topic", "post", "post", "post", "answer", "read", "read-some", "unread", "read-all", "delete", "restore"],
      ...["hide", "pin", "lock", "archive", "move", "split", "merge", "mute", "accept", "own"],
    ),
    a: fc.nat(30),
    b: fc.nat(30),
    on: fc.boolean(),
  }),
  { minLength: 5, maxLength: 30 },
);

type Post = { id: string; topicId: string; authorId: string; runId: string; number: number };

/** Recounts unread posts from raw rows, in code, of everything that the reader may read. */
async function recount({ db, reader, spaces }: World): Promise<Map<string, number>> {
  const open = new Set(spaces.slice(0, 2));
  const inSet = (set: string, number: number) =>
    [...set.matchAll(/\[(\d+),(\d+)\)/g)].some(([, from, to]) => number >= Number(from) && number < Number(to));
  const rows = await db.execute<{
    topicId: string;
    topicSpace: string;
    topicAudience: string[];
    audience: string[];
    isOwn: boolean;
    isGone: boolean;
    number: number;
    readTo: number;
    read: string;
    unread: string;
    isCounted: boolean;
    isMuted: boolean;
  }>(sql`select t.id as "topicId", t.space_id as "topicSpace", t.audience as "topicAudience", r.audience,
      p.author_id = ${reader.id} as "isOwn", (p.deleted_at is not null or p.hidden_at is not null) as "isGone", p.number,
      coalesce(k.read_to, 0) as "readTo", coalesce(k.read, '{}')::text as read, coalesce(k.unread, '{}')::text as unread,
      p.created_at > coalesce(x.counted_from, me.created_at) as "isCounted",
      coalesce(l.level = 'muted', false) as "isMuted"
    from discussion_posts p join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
    join people me on me.id = ${reader.id}
    left join run_marks k on k.run_id = r.id and k.person_id = me.id
    left join space_readers x on x.space_id = r.space_id and x.person_id = me.id
    left join topic_readers l on l.topic_id = t.id and l.person_id = me.id`);
  const counts = new Map<string, number>();
  for (const row of rows) {
    const mayRead = [row.topicSpace, ...row.topicAudience, ...row.audience].every((id) => open.has(id));
    if (!mayRead || row.isOwn || row.isGone || row.isMuted) continue;
    const isRead = !row.isCounted || row.number <= row.readTo || inSet(row.read, row.number);
    if (isRead && !inSet(row.unread, row.number)) continue;
    counts.set(row.topicId, (counts.get(row.topicId) ?? 0) + 1);
  }
  return counts;
}

async function postsOf({ db }: World): Promise<Post[]> {
  const rows = await db.execute<Post>(sql`select p.id, r.topic_id as "topicId", p.author_id as "authorId",
      r.id as "runId", p.number
    from discussion_posts p join discussion_runs r on r.id = p.run_id order by p.created_at, p.id`);
  return [...rows];
}

/** One step; answers whether it may have made something unread for the reader. */
async function take(world: World, { what, a, b, on }: Step): Promise<boolean> {
  const { db, reader, keeper, others, spaces } = world;
  const posts = await postsOf(world);
  const [post, second] = [posts[a % Math.max(1, posts.length)], posts[b % Math.max(1, posts.length)]];
  const author = others[a % others.length] ?? keeper;
  const key = crypto.randomUUID();
  const place = { topicId: post?.topicId ?? "", postId: post?.id ?? "" };
  const mark = post ? [{ runId: post.runId, numbers: [post.number] }] : [];
  switch (what) {
    case "topic":
      await aTopic(db, keeper, spaces[a % 3] ?? "", { kind: on ? "question" : "discussion" });
      return true;
    case "post":
      await addPost(db, author, place.topicId, { post: words("And I"), key });
      return true;
    case "answer":
      await addPost(db, author, place.topicId, { post: words("I see"), key, answers: place.postId });
      return true;
    case "own":
      await addPost(db, reader, place.topicId, { post: words("Mine"), key });
      return false;
    case "read":
      await readPage(world, place.topicId);
      return false;
    case "read-some":
      await markTopic(db, reader, place.topicId, mark, true);
      return false;
    case "unread":
      await markTopic(db, reader, place.topicId, mark, false);
      return true;
    case "read-all":
      await readEverything(db, reader, spaces[a % 2] ?? "");
      return false;
    case "delete":
    case "restore": {
      const writer = [...others, reader].find(({ id }) => id === post?.authorId) ?? reader;
      await (what === "delete" ? deletePost : restorePost)(db, writer, place);
      return what === "restore";
    }
    case "hide":
      await setHidden(db, keeper, place, on);
      return !on;
    case "pin":
    case "lock":
    case "archive":
      await setTopicState(db, keeper, place.topicId, { state: what, isOn: on });
      return false;
    case "move":
      await moveTopic(db, keeper, place.topicId, spaces[b % 3] ?? "");
      return false;
    case "split":
      if (post) await splitTopic(db, keeper, post.topicId, { postIds: [post.id], title: "Apart" });
      return false;
    case "merge":
      if (second) await mergeTopics(db, keeper, place.topicId, second.topicId);
      return false;
    case "accept":
      await acceptAnswer(db, keeper, place, on);
      return false;
    default:
      if (post)
        await db.execute(sql`insert into topic_readers (topic_id, person_id, level)
          values (${post.topicId}, ${reader.id}, ${on ? "muted" : "normal"})
          on conflict (topic_id, person_id) do update set level = excluded.level`);
      return true;
  }
}

async function readPage({ db, reader }: World, topicId: string): Promise<void> {
  const { rows } = await listPosts(db, { person: reader, topicId, isFacilitator: false }, 1);
  const marks = rows.map(({ runId, number }) => ({ runId, numbers: [number] }));
  await markTopic(db, reader, topicId, marks, true);
}

/** Every place that says how much is new says the same as the raw rows. */
async function expectAgreement(world: World): Promise<Map<string, number>> {
  const { db, reader, spaces } = world;
  const raw = await recount(world);
  const listed = new Map<string, number>();
  const bySpace = await countUnreadTopics(db, reader, []);
  for (const spaceId of spaces.slice(0, 2)) {
    const visit = { person: reader, isFacilitator: false };
    const { rows } = await listTopics(db, visit, spaceId, { filter: "all", page: 1 });
    for (const { id, unread } of rows) if (unread > 0) listed.set(id, unread);
    const onlyNew = await listTopics(db, visit, spaceId, { filter: "unread", page: 1 });
    const withNew = rows.filter(({ unread }) => unread > 0).map(({ id }) => id);
    expect(onlyNew.rows.map(({ id }) => id)).toEqual(withNew);
    expect(onlyNew.total).toBe(withNew.length);
    expect(bySpace.get(spaceId) ?? 0).toBe(withNew.length);
  }
  expect([...listed].sort()).toEqual([...raw].sort());
  for (const [topicId, count] of raw) {
    const first = await findFirstUnread(db, { person: reader, topicId, isFacilitator: false });
    expect(first?.count).toBe(count);
  }
  return raw;
}

test(
  "after any sequence of posts, reading and moderation, every count equals a recount, and nothing done to a topic makes anything unread",
  () =>
    inDatabase(async (db) => {
      await fc.assert(
        fc.asyncProperty(steps, async (taken) => {
          const world = await aWorld(db);
          await db.execute(
            sql`delete from discussion_spaces where not id = any(${sql.param(`{${world.spaces.join(",")}}`)}::uuid[])`,
          );
          await aTopic(db, world.keeper, world.spaces[1] ?? "");
          let before = total(await expectAgreement(world));
          for (const step of taken) {
            const mayAdd = await take(world, step);
            const after = total(await expectAgreement(world));
            if (!mayAdd) expect(after, step.what).toBeLessThanOrEqual(before);
            before = after;
          }
        }),
        { numRuns: times(8) },
      );
    }),
  120_000,
);

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTopics } from "#app/discussions/moderation/topic-change.server.ts";
import { findFirstUnread } from "#app/discussions/posts/queries/posts.server.ts";
import { countUnreadTopics } from "#app/discussions/reading/queries/unread.server.ts";
import { listTopics } from "#app/discussions/topics/queries/topics.server.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aWorld, readAll, steps, take, type World } from "./steps.ts";
import { aTopic } from "./talk.ts";

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

/** Every place that says how much is new says the same as the raw rows. */
async function expectAgreement(world: World): Promise<Map<string, number>> {
  const { db, reader, spaces } = world;
  const unnoted = await db.execute(sql`select t.id from discussion_topics t join discussion_runs r on r.topic_id = t.id
    where r.space_id <> t.space_id and not t.has_moved_runs`);
  expect([...unnoted], "topics not known to have runs of other spaces").toEqual([]);
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

test("what a merge brings from another space stays unread where everything older was read", () =>
  inDatabase(async (db) => {
    const world = await aWorld(db);
    const [here = "", there = ""] = world.spaces;
    const [brought, into] = [await aTopic(db, world.keeper, there), await aTopic(db, world.keeper, here)];
    await readAll(world, here);
    expect(await mergeTopics(db, world.keeper, brought.topicId, into.topicId)).toBe("done");
    expect([...(await expectAgreement(world))]).toEqual([[into.topicId, 1]]);
  }));

test("a post marked unread counts however many older than what counts were written after it", () =>
  inDatabase(async (db) => {
    const world = await aWorld(db);
    const { topicId } = await aTopic(db, world.keeper, world.spaces[0] ?? "");
    await db.execute(sql`with more as (update discussion_runs set last_number = 250 where topic_id = ${topicId} returning id)
      insert into discussion_posts (run_id, number, author_id, source, html, renderer)
      select more.id, n, ${world.keeper.id}, 'Words', '<p>Words</p>', 1 from more, generate_series(2, 250) n`);
    await readAll(world, world.spaces[0] ?? "");
    expect([...(await expectAgreement(world))]).toEqual([]);
    await db.execute(sql`insert into run_marks (person_id, run_id, unread)
      select ${world.reader.id}, id, '{[3,4)}' from discussion_runs where topic_id = ${topicId}`);
    expect([...(await expectAgreement(world))]).toEqual([[topicId, 1]]);
  }));

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { listTopicChanges } from "#app/discussions/moderation/queries/trail.server.ts";
import { acceptAnswer, mergeTopics, moveTopic, splitTopic } from "#app/discussions/moderation/topic-change.server.ts";
import { undoChange } from "#app/discussions/moderation/undo.server.ts";
import { listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { markTopic } from "#app/discussions/reading/mark.server.ts";
import { findTopic } from "#app/discussions/topics/queries/topics.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

type World = { db: Db; keeper: Person; readers: Person[]; topics: string[]; spaces: string[] };

/** Two topics in the community, one in a cohort; a keeper of both spaces, a member of the cohort, and somebody of neither. */
async function aWorld(db: Db): Promise<World> {
  const cohort = await aCohort(db);
  const keeper = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }, { role: "program_lead" }] });
  const [ana, femi] = [await join(db, "ana", { cohortIds: [cohort] }), await join(db, "femi")];
  await db.execute(sql`update people set created_at = now() - interval '1 day'`);
  const community = await aSpace(db, "community");
  await aSpace(db, "cohort", { cohortId: cohort });
  const topics = [];
  for (const spaceId of [community, community, cohort]) {
    const { topicId } = await aTopic(db, keeper, spaceId, { kind: "question" });
    topics.push(topicId);
  }
  const world = { db, keeper, readers: [ana, femi, keeper], topics, spaces: [community, cohort] };
  for (const topicId of topics) await talk(world, topicId, ana);
  await read(world, ana, topics[1] ?? "");
  return world;
}

async function post({ db }: World, person: Person, topicId: string, answers?: string): Promise<string> {
  const written = await addPost(db, person, topicId, {
    ...{ post: words("And I"), key: crypto.randomUUID(), answers: answers ?? null },
  });
  return written.outcome === "done" ? written.postId : "";
}

async function talk(world: World, topicId: string, person: Person) {
  const asked = await post(world, person, topicId);
  await post(world, world.keeper, topicId, asked);
  await post(world, world.keeper, topicId);
}

const visitOf = (person: Person, topicId: string) => ({ person, topicId, isFacilitator: false });

async function read({ db }: World, person: Person, topicId: string) {
  const { rows } = await listPosts(db, visitOf(person, topicId), 1);
  const marks = rows.map(({ runId, number }) => ({ runId, numbers: [number] }));
  await markTopic(db, person, topicId, marks, true);
}

/** What each reader sees of each topic: posts in their order, what they answer, what is unread and accepted. */
async function seen({ db, readers, topics }: World) {
  const all = [];
  for (const person of readers)
    for (const id of topics) {
      const topic = await findTopic(db, person, id);
      const { rows } = topic ? await listPosts(db, visitOf(person, id), 1) : { rows: [] };
      const posts = rows.map((row) => [row.id, row.parentId, row.isUnread]);
      all.push([topic?.spaceId, topic?.mergedIntoId, topic?.acceptedPostId, posts]);
    }
  return all;
}

async function readable({ db }: World, person: Person, topicIds: string[]): Promise<string[]> {
  const ids = [];
  for (const id of topicIds) if (await findTopic(db, person, id)) ids.push(...(await postIds(db, person, id)));
  return ids;
}

const postIds = async (db: Db, person: Person, id: string) =>
  (await listPosts(db, visitOf(person, id), 1)).rows.map((row) => row.id);

type Change = { what: "move" | "merge" | "split"; a: number; b: number; c: number };
const changes = fc.array(
  fc.record({
    what: fc.constantFrom("move" as const, "merge" as const, "split" as const),
    ...{ a: fc.nat(2), b: fc.nat(2), c: fc.nat(5) },
  }),
  { minLength: 1, maxLength: 5 },
);

/** The topic that is split got posts of one that had itself got posts of another. */
const splitOfMergedTwice: Change[] = [
  { what: "merge", a: 1, b: 0, c: 0 },
  { what: "merge", a: 0, b: 2, c: 0 },
  { what: "split", a: 2, b: 0, c: 0 },
];

/** Makes one change; the topic that keeps its event, or null if it was refused. */
async function change(world: World, { what, a, b, c }: Change): Promise<string | null> {
  const { db, keeper, topics, spaces } = world;
  const [topicId = "", other = ""] = [topics[a], topics[b]];
  if (what === "move") {
    const before = (await findTopic(db, keeper, topicId))?.spaceId;
    const spaceId = spaces[c % 2] ?? "";
    return before !== spaceId && (await moveTopic(db, keeper, topicId, spaceId)) === "done" ? topicId : null;
  }
  if (what === "merge") return (await mergeTopics(db, keeper, topicId, other)) === "done" ? other : null;
  const posts = await postIds(db, keeper, topicId);
  const chosen = posts.filter((_, at) => at % 3 === c % 3);
  const split = await splitTopic(db, keeper, topicId, { postIds: chosen, title: "Apart" });
  return typeof split === "string" ? null : topicId;
}

async function undoNewest({ db, keeper }: World, topicId: string) {
  const newest = (await listTopicChanges(db, keeper, topicId)).find(({ isNewest }) => isNewest);
  return undoChange(db, keeper, topicId, newest?.id ?? 0);
}

test(
  "moves, merges and splits undone in turn leave everybody what they had, and in between show nobody more",
  {
    timeout: 120_000,
  },
  () =>
    inDatabase(async (db) => {
      await fc.assert(
        fc.asyncProperty(changes, async (wanted) => {
          await db.execute(sql`delete from discussion_spaces`);
          const world = await aWorld(db);
          const [ana, femi] = world.readers;
          if (!ana || !femi) throw new Error("nobody");
          const before = await seen(world);
          const had = await readable(world, femi, world.topics);
          const done: string[] = [];
          for (const each of wanted) {
            const topicId = await change(world, each);
            if (topicId) done.push(topicId);
            const [rows] = [await db.execute<{ id: string }>(sql`select id from discussion_topics`)];
            const now = await readable(
              world,
              femi,
              rows.map(({ id }) => id),
            );
            expect(now.filter((id) => !had.includes(id))).toEqual([]);
          }
          for (const topicId of done.reverse()) expect((await undoNewest(world, topicId)).outcome).toBe("done");
          expect(await seen(world)).toEqual(before);
        }),
        { numRuns: times(4), examples: [[splitOfMergedTwice]] },
      );
    }),
);

test("what is written between a merge and its undoing stays, answers with what they answer", () =>
  inDatabase(async (db) => {
    const world = await aWorld(db);
    const { keeper, topics } = world;
    const [from = "", into = ""] = topics;
    const [first = ""] = await postIds(db, keeper, from);
    await mergeTopics(db, keeper, from, into);
    const answer = await post(world, keeper, into, first);
    const apart = await post(world, keeper, into);
    expect((await undoNewest(world, into)).outcome).toBe("done");
    expect(await postIds(db, keeper, from)).toContain(answer);
    expect(await postIds(db, keeper, into)).toContain(apart);
    expect(await postIds(db, keeper, from)).not.toContain(apart);
    expect((await undoNewest(world, into)).outcome).toBe("changed");
  }));

test("what is written after a move is shown to nobody more when the move is undone", () =>
  inDatabase(async (db) => {
    const world = await aWorld(db);
    const { keeper, topics, spaces, readers } = world;
    const [topicId = ""] = topics;
    const [, femi] = readers;
    if (!femi) throw new Error("nobody");
    await moveTopic(db, keeper, topicId, spaces[1] ?? "");
    const between = await post(world, keeper, topicId);
    expect((await undoNewest(world, topicId)).outcome).toBe("done");
    expect(await postIds(db, keeper, topicId)).toContain(between);
    const seenByFemi = await postIds(db, femi, topicId);
    expect(seenByFemi.length).toBeGreaterThan(0);
    expect(seenByFemi).not.toContain(between);
  }));

test("a topic that a split made cannot be undone away once it was moved, and only those who keep it undo", () =>
  inDatabase(async (db) => {
    const world = await aWorld(db);
    const { keeper, topics, spaces, readers } = world;
    const [topicId = ""] = topics;
    const [ana] = readers;
    if (!ana) throw new Error("nobody");
    const posts = await postIds(db, keeper, topicId);
    await acceptAnswer(db, keeper, { topicId, postId: posts[1] ?? "" }, true);
    const split = await splitTopic(db, keeper, topicId, { postIds: [posts[1] ?? ""], title: "Apart" });
    if (typeof split === "string") throw new Error(split);
    expect((await findTopic(db, keeper, topicId))?.acceptedPostId).toBeNull();
    const [event] = await listTopicChanges(db, keeper, topicId);
    expect((await undoChange(db, ana, topicId, event?.id ?? 0)).outcome).toBe("missing");
    await moveTopic(db, keeper, split.topicId, spaces[1] ?? "");
    expect((await undoNewest(world, topicId)).outcome).toBe("changed");
    expect((await undoNewest(world, split.topicId)).outcome).toBe("done");
    expect((await undoNewest(world, topicId)).outcome).toBe("done");
    expect((await findTopic(db, keeper, topicId))?.acceptedPostId).toBe(posts[1]);
  }));

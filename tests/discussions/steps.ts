import { sql } from "drizzle-orm";
import fc from "fast-check";
import { listTopicChanges } from "#app/discussions/moderation/queries/trail.server.ts";
import { findNewestRequest } from "#app/discussions/moderation/queries/wider-moves.server.ts";
import { decide, reportPost } from "#app/discussions/moderation/report.server.ts";
import { reportOutcomes } from "#app/discussions/moderation/report.ts";
import { changeTags } from "#app/discussions/moderation/tagging.server.ts";
import {
  acceptAnswer,
  mergeTopics,
  moveTopic,
  setHidden,
  setTopicState,
  splitTopic,
} from "#app/discussions/moderation/topic-change.server.ts";
import { undoChange } from "#app/discussions/moderation/undo.server.ts";
import { agreeToMove, askAuthors, refuseMove, withdrawRequest } from "#app/discussions/moderation/wider-move.server.ts";
import { deletePost, editPost, react, restorePost } from "#app/discussions/posts/changing.server.ts";
import { listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { acceptAgreements, markTopic, readEverything, setSpaceLevel } from "#app/discussions/reading/mark.server.ts";
import { findTopic } from "#app/discussions/topics/queries/topics.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

export type World = {
  db: Db;
  reader: Person;
  others: Person[];
  keeper: Person;
  spaces: string[];
};

/** Everybody reads the first space; the reader and the keeper also the second, and the third only the keeper. */
export async function aWorld(db: Db): Promise<World> {
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
  return { db, reader, others: [other, third, keeper], keeper, spaces };
}

type Step = { what: string; a: number; b: number; on: boolean };
/** A random sequence of everything that can be done to topics, by readers and by moderators. */
export const steps = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...["topic", "post", "post", "post", "answer", "read", "read-some", "unread", "read-all", "delete", "restore"],
      ...["hide", "pin", "lock", "archive", "move", "split", "merge", "tag", "mute", "accept", "own"],
      ...["undo", "undo", "widen", "decide", "edit", "react", "space-level", "agree"],
    ),
    a: fc.nat(30),
    b: fc.nat(30),
    on: fc.boolean(),
  }),
  { minLength: 5, maxLength: 30 },
);

type Post = { id: string; topicId: string; authorId: string; runId: string; number: number };

async function postsOf({ db }: World): Promise<Post[]> {
  const rows = await db.execute<Post>(sql`select p.id, r.topic_id as "topicId", p.author_id as "authorId",
      r.id as "runId", p.number
    from discussion_posts p join discussion_runs r on r.id = p.run_id order by p.created_at, p.id`);
  return [...rows];
}

/** One step; answers whether it may have made something unread for the reader. */
export async function take(world: World, { what, a, b, on }: Step): Promise<boolean> {
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
      await readAll(world, spaces[a % 2] ?? "");
      return false;
    case "delete":
    case "restore": {
      const writer = [...others, reader].find(({ id }) => id === post?.authorId) ?? reader;
      await (what === "delete" ? deletePost : restorePost)(db, writer, place);
      return what === "restore";
    }
    case "edit": {
      const writer = [...others, reader].find(({ id }) => id === post?.authorId) ?? reader;
      await editPost(db, writer, place, { draft: words(`Again ${b}`), revision: 1 });
      return false;
    }
    case "react":
      await react(db, author, place, { kind: "thanks", isOn: on });
      return false;
    case "space-level":
      await setSpaceLevel(db, reader, spaces[a % 2] ?? "", on ? "muted" : "watching");
      return false;
    case "agree":
      await acceptAgreements(db, reader, spaces[a % 2] ?? "", 1);
      return false;
    case "mute":
      if (post)
        await db.execute(sql`insert into topic_readers (topic_id, person_id, level)
          values (${post.topicId}, ${reader.id}, ${on ? "muted" : "normal"})
          on conflict (topic_id, person_id) do update set level = excluded.level`);
      return true;
    default:
      return moderate(world, { what, a, b, on }, { post, second });
  }
}

/** Reads everything in a space. The database's now is when a test's transaction began, before there was anything to read. */
export async function readAll({ db, reader }: World, spaceId: string): Promise<void> {
  await readEverything(db, reader, spaceId);
  await db.execute(sql`update space_readers set counted_from = clock_timestamp()
    where space_id = ${spaceId} and person_id = ${reader.id}`);
}

/** The same for what moderators do. */
async function moderate(
  world: World,
  { what, a, b, on }: Step,
  { post, second }: { post: Post | undefined; second: Post | undefined },
): Promise<boolean> {
  const { db, reader, keeper, spaces } = world;
  const place = { topicId: post?.topicId ?? "", postId: post?.id ?? "" };
  switch (what) {
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
    case "tag":
      await changeTags(db, keeper, place.topicId, on ? [{ name: `Tag ${b}`, folded: `tag ${b}` }] : []);
      return false;
    case "accept":
      await acceptAnswer(db, keeper, place, on);
      return false;
    case "undo": {
      const newest = (await listTopicChanges(db, keeper, place.topicId)).find(({ isNewest }) => isNewest);
      await undoChange(db, keeper, place.topicId, newest?.id ?? 0);
      // What a change closed to the reader comes back with the marks that it had.
      return true;
    }
    case "widen": {
      const isAllRead = await readsAll(world, place.topicId);
      await widen(world, place.topicId, on);
      return !isAllRead;
    }
    case "decide": {
      await reportPost(db, a % 2 ? keeper : reader, place, { reason: "unkind", note: "" });
      const outcome = reportOutcomes[b % reportOutcomes.length] ?? "kept";
      await decide(db, keeper, place.postId, { outcome, reason: "Kinder words.", pauseDays: 0 });
      return false;
    }
    default:
      throw new Error(`nobody does ${what}`);
  }
}

/** Moves a topic to everybody's space, if those who wrote in it agree; the reader agrees last, or refuses. */
async function widen({ db, reader, keeper, others, spaces }: World, topicId: string, agrees: boolean): Promise<void> {
  await askAuthors(db, keeper, topicId, spaces[0] ?? "");
  const request = await findNewestRequest(db, topicId);
  if (!request) return;
  for (const person of others) await agreeToMove(db, person, request.id);
  await (agrees ? agreeToMove : refuseMove)(db, reader, request.id);
  await withdrawRequest(db, keeper, topicId, request.id);
}

/** Whether the reader sees every post of a topic. */
async function readsAll({ db, reader }: World, topicId: string): Promise<boolean> {
  if (!(await findTopic(db, reader, topicId))) return false;
  const all = await db.$count(
    sql`(select 1 from discussion_posts p join discussion_runs r on r.id = p.run_id where r.topic_id = ${topicId}) each`,
  );
  return (await listPosts(db, { person: reader, topicId, isFacilitator: false }, 1)).total === all;
}

async function readPage({ db, reader }: World, topicId: string): Promise<void> {
  const { rows } = await listPosts(db, { person: reader, topicId, isFacilitator: false }, 1);
  const marks = rows.map(({ runId, number }) => ({ runId, numbers: [number] }));
  await markTopic(db, reader, topicId, marks, true);
}

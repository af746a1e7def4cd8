import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listProtocols } from "#app/catalog/programs.server.ts";
import { changeRound } from "#app/discussions/moderation/round-change.server.ts";
import { deletePost } from "#app/discussions/posts/changing.server.ts";
import { addPost, startTopic } from "#app/discussions/posts/writing.server.ts";
import { turnProblem } from "#app/discussions/topics/protocol-topic.server.ts";
import { findTopic } from "#app/discussions/topics/queries/topics.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { discussionPosts } from "#db/schema/index.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";
import { aSpace, words } from "./talk.ts";

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test("a protocol's topic takes one turn of each person whose round it is, and whoever began it moves on once a press", async () => {
  const { db } = site;
  const [protocol] = listProtocols();
  if (!protocol) throw new Error("no protocol");
  const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
  const spaceId = await aSpace(db, "invited", { members: [ana, bea] });
  const started = await startTopic(db, ana, spaceId, {
    ...{
      topic: { title: "My plan", kind: "protocol", protocolKey: protocol.slug },
      post: words("My goal"),
      key: "begun",
    },
  });
  if (started.outcome !== "done") throw new Error(started.outcome);
  const { topicId } = started;
  const say = async (person: Person, key: string = crypto.randomUUID()) =>
    (await addPost(db, person, topicId, { post: words("I see"), key })).outcome;
  const roundNow = async () => (await findTopic(db, ana, topicId))?.round;
  const press = (person: Person, from: number, isBack = false) => changeRound(db, person, topicId, { from, isBack });

  // Its first round is everybody's, its second the group's.
  expect([await say(ana, "once"), await say(ana, "once"), await say(ana)]).toEqual(["done", "done", "turn-taken"]);
  expect(await press(bea, 0)).toBe("missing");
  expect(await Promise.all([press(ana, 0), press(ana, 0)])).toEqual(["done", "done"]);
  expect(await roundNow()).toBe(1);
  expect([await say(ana), await say(bea), await say(bea)]).toEqual(["not-your-round", "done", "turn-taken"]);
  const [mine] = await db.select().from(discussionPosts).where(sql`author_id = ${bea.id}`);
  if (!mine) throw new Error("no post");
  await deletePost(db, bea, { topicId, postId: mine.id });
  expect(await say(bea)).toBe("turn-taken");
  await press(ana, 1, true);
  expect(await roundNow()).toBe(0);
  for (let round = 0; round < protocol.rounds.length; round += 1) await press(ana, round);
  await press(ana, protocol.rounds.length);
  expect(await roundNow()).toBe(protocol.rounds.length);
  expect(await say(bea)).toBe("rounds-over");
  const topic = await findTopic(db, bea, topicId);
  expect(topic && turnProblem(bea, topic, false)).toBe("rounds-over");
  const asked = requestFor(`/community/${spaceId}/${topicId}`, { cookie: await cookieOf(db, bea.id) });
  const page = await site.ask(asked);
  expect(page.status).toBe(200);
});

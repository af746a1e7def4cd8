import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listTopicChanges } from "#app/discussions/moderation/queries/trail.server.ts";
import { findNewestRequest } from "#app/discussions/moderation/queries/wider-moves.server.ts";
import { moveTopic, splitTopic } from "#app/discussions/moderation/topic-change.server.ts";
import { undoChange } from "#app/discussions/moderation/undo.server.ts";
import {
  agreeToMove,
  askAuthors,
  checkMoveAsked,
  refuseMove,
  withdrawRequest,
} from "#app/discussions/moderation/wider-move.server.ts";
import { isWider } from "#app/discussions/moderation/wider-move.ts";
import { listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import type { SpaceKind } from "#app/discussions/spaces/space.ts";
import { findTopic } from "#app/discussions/topics/queries/topics.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { notifications } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

/** A cohort's topic in which three people wrote; the coach also keeps the community's space, which femi reads. */
async function aTalk(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const [ana, bea] = [
    await join(db, "ana", { cohortIds: [cohortId] }),
    await join(db, "bea", { cohortIds: [cohortId] }),
  ];
  const femi = await join(db, "femi");
  await aSpace(db, "cohort", { cohortId });
  const wide = await aSpace(db, "community", { title: "Wide", facilitators: [cora] });
  const { topicId, postId } = await aTopic(db, ana, cohortId, { source: "Ana" });
  const post = async (person: Person, source: string) => {
    const posted = await addPost(db, person, topicId, { post: words(source), key: crypto.randomUUID() });
    if (posted.outcome !== "done") throw new Error(posted.outcome);
    return posted.postId;
  };
  const seen = async (person: Person) => {
    if (!(await findTopic(db, person, topicId))) return null;
    const { rows } = await listPosts(db, { person, topicId, isFacilitator: false }, 1);
    return rows.map(({ html }) => html.replace(/<[^>]+>/g, "")).sort();
  };
  const ask = async () => {
    expect(await askAuthors(db, cora, topicId, wide)).toBe("asked");
    return (await findNewestRequest(db, topicId))?.id ?? "";
  };
  return { cohortId, wide, topicId, postId, cora, ana, bea, femi, post, seen, ask };
}

test("a topic is shown to more people only when the last of its authors has agreed", () =>
  inDatabase(async (db) => {
    const { wide, topicId, cora, ana, bea, femi, post, seen, ask } = await aTalk(db);
    await post(bea, "Bea");
    for (const person of [ana, femi]) expect(await askAuthors(db, person, topicId, wide)).toBe("missing");
    const request = await ask();
    expect(await askAuthors(db, cora, topicId, wide)).toBe("open-already");
    const told = await db.select().from(notifications).where(eq(notifications.kind, "move_asked"));
    expect(told.map(({ personId }) => personId).sort()).toEqual([ana.id, bea.id].sort());
    for (const person of [femi, cora]) expect(await agreeToMove(db, person, request)).toBe("missing");
    expect(await agreeToMove(db, ana, request)).toBe("agreed");
    expect(await agreeToMove(db, ana, request)).toBe("agreed");
    const waiting = told.map(({ id, personId }) => ({ id, personId, subjectId: request }));
    const unanswered = told.filter(({ personId }) => personId === bea.id).map(({ id }) => id);
    expect([...(await checkMoveAsked(db, waiting)).keys()]).toEqual(unanswered);
    await post(cora, "Cora, who was not asked");
    expect(await seen(femi)).toBeNull();
    expect(await agreeToMove(db, bea, request)).toBe("agreed");
    expect(await seen(femi)).toBeNull();
    expect(await agreeToMove(db, cora, request)).toBe("moved");
    expect(await seen(femi)).toEqual(["Ana", "Bea", "Cora, who was not asked"]);
    expect(await agreeToMove(db, ana, request)).toBe("closed");
    const [change] = await listTopicChanges(db, femi, topicId);
    expect(change).toMatchObject({ action: "widen", spaceTitle: "Wide", isNewest: false });
    expect((await undoChange(db, cora, topicId, change?.id ?? 0)).outcome).toBe("changed");
  }));

test("one refusal ends it, also of somebody who had agreed, and nobody reads who it was", () =>
  inDatabase(async (db) => {
    const { topicId, cora, ana, bea, femi, post, seen, ask } = await aTalk(db);
    await post(bea, "Bea");
    const request = await ask();
    await agreeToMove(db, ana, request);
    expect(await refuseMove(db, ana, request)).toBe("refused");
    expect(await agreeToMove(db, bea, request)).toBe("closed");
    expect(await seen(femi)).toBeNull();
    expect(await findNewestRequest(db, topicId)).toMatchObject({ outcome: "refused", byId: cora.id });
    const again = await ask();
    expect(await withdrawRequest(db, ana, topicId, again)).toBe(false);
    expect(await withdrawRequest(db, cora, topicId, again)).toBe(true);
    expect(await agreeToMove(db, bea, again)).toBe("closed");
  }));

test("deleted and hidden posts and those of people who leave the site keep their readers", () =>
  inDatabase(async (db) => {
    const { ana, bea, femi, post, seen, ask } = await aTalk(db);
    const gone = await post(bea, "Deleted, then brought back");
    await post(bea, "Of somebody who leaves");
    await db.execute(sql`update discussion_posts set deleted_at = now() where id = ${gone}`);
    await db.execute(sql`update people set erasure_due_at = now() + interval '14 days' where id = ${bea.id}`);
    const request = await ask();
    expect(await agreeToMove(db, ana, request)).toBe("moved");
    await db.execute(sql`update discussion_posts set deleted_at = null where id = ${gone}`);
    await db.execute(sql`update people set erasure_due_at = null where id = ${bea.id}`);
    expect(await seen(femi)).toEqual(["Ana"]);
    expect(await seen(bea)).toHaveLength(3);
  }));

test("what one has read stays read, earlier moves and splits cannot be undone beneath it, and a move narrows again", () =>
  inDatabase(async (db) => {
    const { cohortId, cora, ana, topicId, femi, post, seen, ask } = await aTalk(db);
    const second = await post(ana, "Ana again");
    await db.execute(sql`insert into run_marks (person_id, run_id, read_to) select ${femi.id}, run_id, 2
      from discussion_posts where id = ${second}`);
    await splitTopic(db, cora, topicId, { postIds: [second], title: "Apart" });
    const request = await ask();
    expect(await agreeToMove(db, ana, request)).toBe("moved");
    const { rows } = await listPosts(db, { person: femi, topicId, isFacilitator: false }, 1);
    expect(rows.map(({ isUnread }) => isUnread)).toEqual([false]);
    const split = (await listTopicChanges(db, cora, topicId)).find(({ action }) => action === "split");
    expect((await undoChange(db, cora, topicId, split?.id ?? 0)).outcome).toBe("changed");
    expect(await moveTopic(db, cora, topicId, cohortId)).toBe("done");
    expect(await seen(femi)).toBeNull();
    expect(await seen(ana)).toEqual(["Ana"]);
  }));

test("only a space that everyone reads who reads the first is wider", () => {
  const space = (kind: SpaceKind, ...cohortIds: string[]) => ({ kind, cohortIds });
  const cohort = space("cohort", "a");
  expect(isWider(cohort, space("community"))).toBe(true);
  expect(isWider(cohort, space("program", "a", "b"))).toBe(true);
  expect(isWider(space("program", "a"), space("community"))).toBe(true);
  expect(isWider(space("invited"), space("community"))).toBe(true);
  for (const to of [space("program", "b"), space("invited"), space("cohort", "b")])
    expect(isWider(cohort, to)).toBe(false);
  for (const to of [space("program", "a"), cohort, space("community")])
    expect(isWider(space("community"), to)).toBe(false);
  expect(isWider(space("invited"), space("program", "a"))).toBe(false);
});

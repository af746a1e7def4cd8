import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listDecisions, listOwnNotices } from "#app/discussions/moderation/queries/decisions.server.ts";
import { listQueue } from "#app/discussions/moderation/queries/reports.server.ts";
import { decide, reportPost } from "#app/discussions/moderation/report.server.ts";
import { reportsToday } from "#app/discussions/moderation/today.server.ts";
import { mergeTopics, moveTopic, setTopicState } from "#app/discussions/moderation/topic-change.server.ts";
import { noticesPath } from "#app/discussions/paths.ts";
import { deletePost, editPost, react } from "#app/discussions/posts/changing.server.ts";
import { listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { setSpaceLevel, setTopicLevel } from "#app/discussions/reading/mark.server.ts";
import { listWaitingPosts } from "#app/discussions/reading/queries/waiting.server.ts";
import { findTopic } from "#app/discussions/topics/queries/topics.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { discussionPosts, notifications } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

const thanks = { kind: "thanks", isOn: true } as const;
const report = { reason: "unkind", note: "" } as const;

test("a post that a post-first topic hides cannot be answered, reacted to or reported, nor shown by a merge", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    const space = await aSpace(db, "community");
    const { topicId } = await aTopic(db, lead, space, { kind: "post-first" });
    const other = await aTopic(db, lead, space);
    const said = await addPost(db, ana, topicId, { post: words("Mine"), key: "1" });
    if (said.outcome !== "done") throw new Error(said.outcome);
    const answer = (key: string) => addPost(db, bea, topicId, { post: words("And I"), key, answers: said.postId });
    expect((await answer("1")).outcome).toBe("missing");
    expect(await react(db, bea, said, thanks)).toBe("missing");
    expect(await reportPost(db, bea, said, report)).toBe("missing");
    expect(await mergeTopics(db, lead, topicId, other.topicId)).toBe("missing");
    await addPost(db, bea, topicId, { post: words("My own"), key: "2" });
    expect((await answer("3")).outcome).toBe("done");
    expect(await react(db, bea, said, thanks)).toBe("done");
    expect(await reportPost(db, bea, said, report)).toBe("done");
  }));

test("a locked topic takes no edits and reactions either; an edit of the language alone is saved", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const ana = await join(db, "ana");
    const place = await aTopic(db, ana, await aSpace(db, "community"), { source: "Hola" });
    const edit = (revision: number, source: string) =>
      editPost(db, ana, place, { draft: { ...words(source), language: "es" }, revision });
    expect(await edit(1, "Hola")).toBe("done");
    const [saved] = await db.select().from(discussionPosts);
    expect(saved?.language).toBe("es");
    await setTopicState(db, lead, place.topicId, { state: "lock", isOn: true });
    expect(await edit(2, "Adiós")).toBe("locked");
    expect(await react(db, lead, place, thanks)).toBe("locked");
  }));

test("nobody decides about their own reported post: another keeper or an administrator does", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const bea = await join(db, "bea", { cohortIds: [cohort] });
    const author = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] });
    const admin = await join(db, "ines", { grants: [{ role: "administrator" }] });
    await aSpace(db, "cohort", { cohortId: cohort });
    const place = await aTopic(db, author, cohort);
    expect(await reportPost(db, bea, place, report)).toBe("done");
    const decision = { outcome: "kept", reason: "", pauseDays: 1 } as const;
    const waitsFor = async (person: Person) => (await listQueue(db, person, [cohort])).length;
    expect(await Promise.all([author, admin].map(waitsFor))).toEqual([0, 1]);
    expect(await reportsToday({ db, person: author, now: currentTime() })).toEqual([]);
    expect(await decide(db, author, place.postId, decision)).toBe("missing");
    expect(await decide(db, admin, place.postId, decision)).toBe("done");
  }));

test("reports of a moved topic are decided by those who keep both spaces; of two decisions only one counts", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [cohort] });
    const keeper = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }, { role: "program_lead" }] });
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const community = await aSpace(db, "community");
    await aSpace(db, "cohort", { cohortId: cohort });
    const place = await aTopic(db, ana, cohort);
    await moveTopic(db, keeper, place.topicId, community);
    await reportPost(db, keeper, place, report);
    const decision = { outcome: "paused", reason: "Kinder words.", pauseDays: 1 } as const;
    expect(await decide(db, lead, place.postId, decision)).toBe("missing");
    expect(await decide(db, keeper, place.postId, decision)).toBe("done");
    expect(await decide(db, keeper, place.postId, decision)).toBe("missing");
    expect(await db.$count(sql`space_notices`)).toBe(1);
    // The author reads why, and those who keep both spaces what was decided; nobody reads who reported.
    expect(await listOwnNotices(db, ana.id, community)).toMatchObject([
      { kind: "pause", reason: "Kinder words.", byName: keeper.name },
    ]);
    expect(await listOwnNotices(db, lead.id, community)).toEqual([]);
    const told = await db.select().from(notifications).where(eq(notifications.kind, "post_moderated"));
    expect(told).toMatchObject([{ personId: ana.id, actorId: keeper.id, path: noticesPath(community) }]);
    const decisions = await listDecisions(db, keeper, [cohort, community]);
    expect(decisions).toMatchObject([{ outcome: "paused", reason: "Kinder words.", byName: keeper.name }]);
    expect(await listDecisions(db, lead, [community])).toEqual([]);
  }));

test("a topic moves into the space of a cohort in which nobody has written yet", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const keeper = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }, { role: "program_lead" }] });
    const { topicId } = await aTopic(db, keeper, await aSpace(db, "community"));
    expect(await moveTopic(db, keeper, topicId, cohort)).toBe("done");
    expect((await findTopic(db, keeper, topicId))?.spaceId).toBe(cohort);
    expect((await listPosts(db, { person: keeper, topicId, isFacilitator: true }, 1)).total).toBe(1);
  }));

test("nothing waits on Today from a topic or a space that a person muted", () =>
  inDatabase(async (db) => {
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    await db.execute(sql`update people set created_at = now() - interval '1 day'`);
    const space = await aSpace(db, "community");
    const place = await aTopic(db, ana, space);
    await addPost(db, bea, place.topicId, { post: words("I see"), key: "1", answers: place.postId });
    const waiting = async () => (await listWaitingPosts(db, ana, 5)).length;
    expect(await waiting()).toBe(1);
    await setTopicLevel(db, ana, place.topicId, "muted");
    expect(await waiting()).toBe(0);
    await setTopicLevel(db, ana, place.topicId, "normal");
    await setSpaceLevel(db, ana, space, "muted");
    expect(await waiting()).toBe(0);
  }));

test("an answer to a post that was deleted while it was written is kept, and its author is told nothing", () =>
  inDatabase(async (db) => {
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    const place = await aTopic(db, ana, await aSpace(db, "community"));
    expect(await deletePost(db, ana, place)).toBe("done");
    const answer = { post: words("I had begun to answer"), key: "1", answers: place.postId };
    expect((await addPost(db, bea, place.topicId, answer)).outcome).toBe("done");
    const { rows } = await listPosts(db, { person: ana, topicId: place.topicId, isFacilitator: false }, 1);
    expect(rows.map(({ parentId }) => parentId)).toEqual([null, place.postId]);
    expect(await db.$count(notifications)).toBe(0);
  }));

import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { editPost } from "#app/discussions/posts/changing.server.ts";
import { draftFor, removeDraft, saveDraft } from "#app/discussions/posts/drafts/post-draft.server.ts";
import { type DraftPlace, draftPath, mostDrafts } from "#app/discussions/posts/drafts/post-draft.ts";
import { countDrafts, listDrafts } from "#app/discussions/posts/drafts/queries/post-drafts.server.ts";
import { longestPost } from "#app/discussions/posts/post.ts";
import { addPost, startTopic } from "#app/discussions/posts/writing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

const typed = (source: string) => ({ ...words(source), title: "", tags: "", subject: "", key: "a key" });
const fresh = { draftId: null, base: 0 };

/** A space by invitation of two people, a topic that the first one began, and the place of a reply in it. */
async function aPlace(db: Db) {
  const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
  const spaceId = await aSpace(db, "invited", { members: [ana, bea] });
  const { topicId, postId } = await aTopic(db, ana, spaceId, { source: "How many boats?" });
  return { ana, bea, spaceId, topicId, postId, place: { kind: "reply", aboutId: topicId } satisfies DraftPlace };
}

async function save(db: Db, person: Person, place: DraftPlace, given: Parameters<typeof saveDraft>[3]) {
  const saved = await saveDraft(db, person, place, given);
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  return saved;
}

const textsOf = async (db: Db, person: Person) => (await listDrafts(db, person, 1)).rows.map(({ source }) => source);

test("one page saves one draft; another device goes on with it, and then the first one's text is kept beside", () =>
  inDatabase(async (db) => {
    const { ana, place } = await aPlace(db);
    await save(db, ana, place, { ...typed("Tw"), ...fresh, writer: "desk" });
    const { draft } = await save(db, ana, place, { ...typed("Twelve"), ...fresh, writer: "desk" });
    expect(await textsOf(db, ana)).toEqual(["Twelve"]);
    const opened = await draftFor(db, ana, place, null);
    expect(opened.current).toMatchObject({ source: "Twelve", revision: 2, clientKey: "a key" });
    const from = { draftId: draft?.id ?? null, base: 2 };
    const phone = await save(db, ana, place, { ...typed("Twelve boats"), ...from, writer: "phone" });
    expect(phone).toMatchObject({ isOvertaken: false, draft: { id: draft?.id, revision: 3 } });
    const desk = await save(db, ana, place, { ...typed("Twelve, I think"), ...from, writer: "desk" });
    expect(desk.isOvertaken).toBe(true);
    expect(desk.others.map(({ source }) => source)).toEqual(["Twelve boats"]);
    // From here on each page saves its own text.
    await save(db, ana, place, { ...typed("Twelve boats and a raft"), ...from, writer: "phone" });
    await save(db, ana, place, { ...typed("Twelve, I think?"), ...from, writer: "desk" });
    expect((await textsOf(db, ana)).toSorted()).toEqual(["Twelve boats and a raft", "Twelve, I think?"]);
    const again = await draftFor(db, ana, place, draft?.id ?? null);
    expect(again.current?.source).toBe("Twelve boats and a raft");
    expect(again.others.map(({ source }) => source)).toEqual(["Twelve, I think?"]);
  }));

test("a device that begins without the draft keeps its text beside it; the same words are one draft", () =>
  inDatabase(async (db) => {
    const { ana, place } = await aPlace(db);
    await save(db, ana, place, { ...typed("Twelve"), ...fresh, writer: "desk" });
    expect((await save(db, ana, place, { ...typed("Twelve"), ...fresh, writer: "phone" })).isOvertaken).toBe(false);
    expect(await countDrafts(db, ana.id)).toBe(1);
    expect((await save(db, ana, place, { ...typed("Ten"), ...fresh, writer: "tablet" })).isOvertaken).toBe(true);
    expect(await countDrafts(db, ana.id)).toBe(2);
    await save(db, ana, place, { ...typed("  "), ...fresh, writer: "tablet" });
    expect(await textsOf(db, ana)).toEqual(["Twelve"]);
  }));

test("a post takes its draft with it; what another device typed since stays; a late save makes none again", () =>
  inDatabase(async (db) => {
    const { ana, place, topicId } = await aPlace(db);
    const { draft } = await save(db, ana, place, { ...typed("Twelve"), ...fresh, writer: "desk" });
    const from = { draftId: draft?.id ?? null, base: 1 };
    await save(db, ana, place, { ...typed("Twelve boats"), ...from, writer: "phone" });
    const sentDraft = { ...from, writer: "desk" };
    await addPost(db, ana, topicId, { post: words("Twelve!"), key: "a key", sentDraft });
    expect(await textsOf(db, ana)).toEqual(["Twelve boats"]);
    const late = { ...typed("Twelv"), ...from, writer: "desk" };
    expect((await saveDraft(db, ana, place, late)).outcome).toBe("posted");
    await addPost(db, ana, topicId, {
      ...{ post: words("Twelve boats"), key: "another" },
      sentDraft: { draftId: null, base: 0, writer: "tablet" },
    });
    expect(await countDrafts(db, ana.id)).toBe(0);
  }));

test("a refused post keeps its draft", () =>
  inDatabase(async (db) => {
    const { ana, place, topicId } = await aPlace(db);
    await save(db, ana, place, { ...typed("Twelve"), ...fresh, writer: "desk" });
    await db.execute(sql`update discussion_topics set locked_at = now() where id = ${topicId}`);
    const sentDraft = { ...fresh, writer: "desk" };
    const refused = await addPost(db, ana, topicId, { post: words("Twelve"), key: "a key", sentDraft });
    expect(refused.outcome).toBe("locked");
    expect(await textsOf(db, ana)).toEqual(["Twelve"]);
  }));

test("a new topic, an answer and an edit have drafts of their own, each deleted with what it becomes", () =>
  inDatabase(async (db) => {
    const { ana, spaceId, topicId, postId } = await aPlace(db);
    const newTopic: DraftPlace = { kind: "topic", aboutId: spaceId };
    const places: DraftPlace[] = [newTopic, { kind: "answer", aboutId: postId }, { kind: "edit", aboutId: postId }];
    for (const place of places) {
      await save(db, ana, place, { ...typed(`For ${place.kind}`), key: place.kind, ...fresh, writer: place.kind });
    }
    const listed = (await listDrafts(db, ana, 1)).rows.toReversed();
    const topic = `/community/${spaceId}/${topicId}`;
    expect(listed.map((row) => draftPath(row))).toEqual([
      `/community/${spaceId}/topics/new?draft=${listed[0]?.id}#write`,
      `${topic}?draft=${listed[1]?.id}&answers=${postId}#write`,
      `${topic}/posts/${postId}?draft=${listed[2]?.id}#write`,
    ]);
    const tagged = { ...typed("For topic"), tags: "tides, boats", key: "topic" };
    await save(db, ana, newTopic, { ...tagged, ...fresh, writer: "topic" });
    expect((await draftFor(db, ana, newTopic, null)).current).toMatchObject({ tags: "tides, boats" });
    const sent = (writer: string) => ({ sentDraft: { ...fresh, writer } });
    const asked = { topic: { title: "New", kind: "discussion" as const }, post: words("One"), key: "topic" };
    await startTopic(db, ana, spaceId, { ...asked, ...sent("topic") });
    expect(await countDrafts(db, ana.id)).toBe(2);
    await addPost(db, ana, topicId, { post: words("Two"), key: "answer", answers: postId, ...sent("answer") });
    expect(await textsOf(db, ana)).toEqual(["For edit"]);
    const edit = { draft: words("Three"), revision: 1, ...sent("edit") };
    expect(await editPost(db, ana, { topicId, postId }, edit)).toBe("done");
    expect(await countDrafts(db, ana.id)).toBe(0);
    // A late save of what the post says already is no draft.
    await save(db, ana, { kind: "edit", aboutId: postId }, { ...typed("Three"), key: null, ...fresh, writer: "edit" });
    expect(await countDrafts(db, ana.id)).toBe(0);
  }));

test("only their author reads, goes on with and deletes drafts, and only where they may read", () =>
  inDatabase(async (db) => {
    const { ana, bea, place, spaceId, postId } = await aPlace(db);
    const stranger = await join(db, "femi");
    const { draft } = await save(db, ana, place, { ...typed("Twelve"), ...fresh, writer: "desk" });
    const id = draft?.id ?? "";
    const admin = await join(db, "ines", { grants: [{ role: "administrator" }] });
    for (const other of [bea, admin, stranger]) {
      expect((await draftFor(db, other, place, id)).current).toBeNull();
      expect(await textsOf(db, other)).toEqual([]);
      expect(await removeDraft(db, other, id)).toBe("missing");
    }
    const given = { ...typed("Twelve"), ...fresh, writer: "page" };
    const places: DraftPlace[] = [place, { kind: "topic", aboutId: spaceId }, { kind: "answer", aboutId: postId }];
    for (const each of places) expect((await saveDraft(db, stranger, each, given)).outcome).toBe("missing");
    expect((await saveDraft(db, bea, { kind: "edit", aboutId: postId }, given)).outcome).toBe("missing");
    expect(await textsOf(db, ana)).toEqual(["Twelve"]);
    expect(await removeDraft(db, ana, id)).toBe("done");
  }));

test("in a space that its author left, a draft stays to be copied and says no more about where it belongs", () =>
  inDatabase(async (db) => {
    const { bea, place, spaceId } = await aPlace(db);
    await save(db, bea, place, { ...typed("Twelve"), ...fresh, writer: "desk" });
    await db.execute(
      sql`update space_people set left_at = now() where space_id = ${spaceId} and person_id = ${bea.id}`,
    );
    const [row] = (await listDrafts(db, bea, 1)).rows;
    expect(row).toMatchObject({ source: "Twelve", topicTitle: null, spaceTitle: null });
    expect(row && draftPath(row)).toBeNull();
    const more = { ...typed("Thirteen"), ...fresh, writer: "desk" };
    expect((await saveDraft(db, bea, place, more)).outcome).toBe("missing");
  }));

test("drafts have limits: their length, their number and a page of their list", () =>
  inDatabase(async (db) => {
    const { ana, place } = await aPlace(db);
    const long = { ...typed("a".repeat(longestPost + 1)), ...fresh, writer: "desk" };
    expect((await saveDraft(db, ana, place, long)).outcome).toBe("too-long");
    await db.execute(sql`insert into post_drafts (person_id, kind, about_id, source, client_key, writer)
      select ${ana.id}, 'reply', gen_random_uuid(), 'number ' || n, n, n from generate_series(1, ${mostDrafts}) n`);
    const one = { ...typed("One more"), ...fresh, writer: "desk" };
    expect((await saveDraft(db, ana, place, one)).outcome).toBe("too-many");
    expect(await listDrafts(db, ana, 99)).toMatchObject({ total: 100, page: 5, pageCount: 5 });
  }));

test("a draft finds its place after its topic was moved to another space and merged", () =>
  inDatabase(async (db) => {
    const { ana, place, topicId, spaceId } = await aPlace(db);
    await save(db, ana, place, { ...typed("Twelve"), ...fresh, writer: "desk" });
    const into = await aTopic(db, ana, spaceId);
    await db.execute(sql`update discussion_topics set merged_into_id = ${into.topicId} where id = ${topicId}`);
    const [row] = (await listDrafts(db, ana, 1)).rows;
    expect(row && draftPath(row)).toBe(`/community/${spaceId}/${into.topicId}?draft=${row?.id}#write`);
    expect((await draftFor(db, ana, { kind: "reply", aboutId: into.topicId }, row?.id ?? "")).current?.source).toBe(
      "Twelve",
    );
  }));

import { expect, test } from "vitest";
import { exportSpace } from "#app/discussions/export/space-export.server.ts";
import { listTopicChanges } from "#app/discussions/moderation/queries/trail.server.ts";
import { changeTags } from "#app/discussions/moderation/tagging.server.ts";
import { mergeTopics, moveTopic, setTopicState, splitTopic } from "#app/discussions/moderation/topic-change.server.ts";
import { undoChange } from "#app/discussions/moderation/undo.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { searchPosts } from "#app/discussions/search/queries/found-posts.server.ts";
import { listTaggedTopics } from "#app/discussions/search/queries/tagged-topics.server.ts";
import { listReadableTags, listSpaceTags } from "#app/discussions/topics/queries/tags.server.ts";
import { findTopic, listTopics } from "#app/discussions/topics/queries/topics.server.ts";
import { type Tag, tagOf } from "#app/discussions/topics/tag.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { discussionTags } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

const tags = (...names: string[]): Tag[] => names.map((name) => tagOf(name) ?? { name, folded: name });
const anywhere = { spaceId: null, by: "", since: null };

async function aWorld(db: Db) {
  const cohortId = await aCohort(db);
  const keeper = await join(db, "cora", { grants: [{ role: "coach", cohortId }, { role: "program_lead" }] });
  const [ana, bea] = [await join(db, "ana", { cohortIds: [cohortId] }), await join(db, "bea")];
  await aSpace(db, "cohort", { cohortId });
  const community = await aSpace(db, "community");
  return { keeper, ana, bea, cohort: cohortId, community };
}

const tagsOf = async (db: Db, person: Person, topicId: string) => (await findTopic(db, person, topicId))?.tags;
const titled = async (db: Db, person: Person, spaceId: string, tag: string) => {
  const { rows, total } = await listTopics(db, { person, isFacilitator: false }, spaceId, {
    ...{ filter: "all", tag, page: 1 },
  });
  expect(total).toBe(rows.length);
  return rows.map(({ title }) => title);
};

test("a tag is shown in a space as it was typed first, and finds its topics however it is typed", () =>
  inDatabase(async (db) => {
    const { ana, bea, community } = await aWorld(db);
    const one = await aTopic(db, ana, community, { title: "One", tags: tags("Números", "tides") });
    const two = await aTopic(db, bea, community, { title: "Two", tags: tags("NUMEROS") });
    expect(await tagsOf(db, bea, one.topicId)).toEqual(["Números", "tides"]);
    expect(await tagsOf(db, bea, two.topicId)).toEqual(["Números"]);
    expect(await listSpaceTags(db, bea, community)).toEqual(["Números", "tides"]);
    expect(await titled(db, bea, community, tagOf(" #numéros ")?.folded ?? "")).toEqual(["Two", "One"]);
    expect(await titled(db, bea, community, "tides")).toEqual(["One"]);
    expect(await titled(db, bea, community, "tide")).toEqual([]);
  }));

test("the list of a tag has the count and the unread topics that it shows", () =>
  inDatabase(async (db) => {
    const { ana, bea, community } = await aWorld(db);
    for (const title of ["One", "Two"]) await aTopic(db, ana, community, { title, tags: tags("tides") });
    await aTopic(db, ana, community, { title: "Three", tags: tags("boats") });
    const listed = async (filter: "all" | "unread") =>
      listTopics(db, { person: bea, isFacilitator: false }, community, { filter, tag: "tides", page: 1 });
    const [all, unread] = [await listed("all"), await listed("unread")];
    expect([all.total, unread.total]).toEqual([2, 2]);
    expect(unread.rows.every((topic) => topic.unread > 0)).toBe(true);
  }));

test("those who keep the space and who began the topic change its tags, and nobody else; it is noted and undone", () =>
  inDatabase(async (db) => {
    const { keeper, ana, bea, community } = await aWorld(db);
    const { topicId } = await aTopic(db, ana, community, { tags: tags("tides") });
    const change = (person: Person, ...names: string[]) => changeTags(db, person, topicId, tags(...names));
    expect(await change(bea, "boats")).toBe("missing");
    expect(await change(ana, "boats", "tides")).toBe("done");
    expect(await change(ana, "boats", "tides")).toBe("done");
    expect(await change(keeper)).toBe("done");
    expect(await tagsOf(db, bea, topicId)).toEqual([]);
    const changes = await listTopicChanges(db, bea, topicId);
    expect(changes.map(({ action, isNewest, byName }) => [action, isNewest, byName])).toEqual([
      ["tag", true, keeper.name],
      ["tag", false, ana.name],
    ]);
    expect((await undoChange(db, ana, topicId, changes[0]?.id ?? 0)).outcome).toBe("missing");
    expect((await undoChange(db, keeper, topicId, changes[1]?.id ?? 0)).outcome).toBe("changed");
    for (const left of [["boats", "tides"], ["tides"]]) {
      const newest = (await listTopicChanges(db, keeper, topicId)).find(({ isNewest }) => isNewest);
      expect((await undoChange(db, keeper, topicId, newest?.id ?? 0)).outcome).toBe("done");
      expect(await tagsOf(db, bea, topicId)).toEqual(left);
    }
    await setTopicState(db, keeper, topicId, { state: "lock", isOn: true });
    expect(await change(ana, "boats")).toBe("missing");
    expect(await change(keeper, "boats")).toBe("done");
  }));

test("tags move and split with their topic; of two that merge, each keeps its own, and nobody sees one more", () =>
  inDatabase(async (db) => {
    const { keeper, ana, bea, cohort, community } = await aWorld(db);
    const { topicId } = await aTopic(db, ana, cohort, { title: "One", tags: tags("secret tides") });
    const { topicId: other } = await aTopic(db, ana, community, { title: "Two", tags: tags("boats") });
    const post = await addPost(db, ana, topicId, { post: words("Apart"), key: "apart" });
    const postIds = post.outcome === "done" ? [post.postId] : [];
    const split = await splitTopic(db, keeper, topicId, { postIds, title: "Apart" });
    if (typeof split === "string") throw new Error(split);
    expect(await tagsOf(db, ana, split.topicId)).toEqual(["secret tides"]);
    await moveTopic(db, keeper, topicId, community);
    expect(await tagsOf(db, ana, topicId)).toEqual(["secret tides"]);
    expect(await titled(db, ana, community, "secret tides")).toEqual(["One"]);
    await mergeTopics(db, keeper, topicId, other);
    expect(await tagsOf(db, bea, other)).toEqual(["boats"]);
    expect([await listSpaceTags(db, bea, community), await listReadableTags(db, bea)]).toEqual([["boats"], ["boats"]]);
    expect(await titled(db, bea, community, "secret tides")).toEqual([]);
    expect(await listTaggedTopics(db, bea, { tag: "secret tides", ...anywhere })).toEqual([]);
    const newest = (await listTopicChanges(db, keeper, other)).find(({ isNewest }) => isNewest);
    await undoChange(db, keeper, other, newest?.id ?? 0);
    expect(await tagsOf(db, ana, topicId)).toEqual(["secret tides"]);
  }));

test("a search finds posts of topics with a tag, and without words the topics; beside space, person and day", () =>
  inDatabase(async (db) => {
    const { ana, bea, cohort, community } = await aWorld(db);
    await aTopic(db, ana, community, { title: "One", source: "The quokka came", tags: tags("Tides") });
    await aTopic(db, bea, community, { title: "Two", source: "A quokka left", tags: tags("boats") });
    await aTopic(db, ana, cohort, { title: "Three", source: "Our quokka", tags: tags("tides") });
    const sources = async (person: Person, tag: string | null, narrowed = {}) => {
      const search = { words: ["quokka"], ...anywhere, tag, ...narrowed };
      return (await searchPosts(db, person, search)).posts.map(({ source }) => source).sort();
    };
    expect(await sources(ana, "tides")).toEqual(["Our quokka", "The quokka came"]);
    expect(await sources(bea, "tides")).toEqual(["The quokka came"]);
    expect(await sources(ana, "tides", { spaceId: cohort })).toEqual(["Our quokka"]);
    expect(await sources(ana, "tides", { by: "bea" })).toEqual([]);
    expect(await sources(ana, "tides", { since: "2999-01-01" })).toEqual([]);
    expect(await sources(ana, "quokka")).toEqual([]);
    const topics = async (narrowed = {}) =>
      (await listTaggedTopics(db, ana, { tag: "tides", ...anywhere, ...narrowed })).map(({ title }) => title);
    expect(await topics()).toEqual(["Three", "One"]);
    expect(await topics({ spaceId: community })).toEqual(["One"]);
    expect(await topics({ by: "bea" })).toEqual([]);
    expect(await topics({ since: "2999-01-01" })).toEqual([]);
  }));

test("a copy of the space says the tags of each topic, in a list as data and as words", () =>
  inDatabase(async (db) => {
    const { keeper, ana, cohort } = await aWorld(db);
    await aTopic(db, ana, cohort, { title: "One", tags: tags("# <b>tides</b>", "boats") });
    const copyOf = async (format: "json" | "markdown") => {
      let text = "";
      for await (const piece of (await exportSpace(db, keeper, cohort, format))?.pieces ?? []) text += piece;
      return text;
    };
    expect(JSON.parse(await copyOf("json")).topics[0].tags).toEqual(["<b>tides</b>", "boats"]);
    expect(await copyOf("markdown")).toContain("*Tags: \\<b\\>tides\\</b\\>, boats*");
  }));

test("two who type the same tags at once, in any order, make each of them once", () =>
  withCommittedDatabase(async (db) => {
    const { ana, bea, community } = await aWorld(db);
    const all = tags("one", "two", "three", "four", "five");
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([
        aTopic(db, ana, community, { tags: all }),
        aTopic(db, bea, community, { tags: all.toReversed() }),
      ]);
    }
    expect(await db.$count(discussionTags)).toBe(5);
  }));

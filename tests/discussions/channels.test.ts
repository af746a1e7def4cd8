import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listTopicsAbout } from "#app/discussions/about/queries/about.server.ts";
import { exportSpace } from "#app/discussions/export/space-export.server.ts";
import { findPostImage } from "#app/discussions/posts/queries/images.server.ts";
import { findPostPlace, listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { canFollowSpace, canFollowTopic } from "#app/discussions/reading/follow.server.ts";
import { readsSpace, readsTopic } from "#app/discussions/reading/queries/followers.server.ts";
import { checkPosts } from "#app/discussions/reading/queries/notified.server.ts";
import { countUnreadTopics } from "#app/discussions/reading/queries/unread.server.ts";
import { listWaitingPosts } from "#app/discussions/reading/queries/waiting.server.ts";
import { searchPosts } from "#app/discussions/search/queries/found-posts.server.ts";
import { listTaggedTopics } from "#app/discussions/search/queries/tagged-topics.server.ts";
import { listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { accessTo } from "#app/discussions/spaces/space-access.server.ts";
import { listReadableTags, listSpaceTags } from "#app/discussions/topics/queries/tags.server.ts";
import { findTopic, listTopics } from "#app/discussions/topics/queries/topics.server.ts";
import { unfurledIn } from "#app/discussions/unfurl/unfurled.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { searchWords } from "#app/search/fold.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aTalkOfEverybody, everyone, type Kind, type Talk, type Who } from "./everybody.ts";
import { words } from "./talk.ts";

/** By which a visitor could learn of a post: whether they do. */
const channels: Record<string, (db: Db, person: Person, talk: Talk) => Promise<boolean>> = {
  "page of the space": async (db, person, { spaceId }) => (await accessTo(db, person, spaceId)) !== null,
  "list of spaces": async (db, person, { spaceId }) => (await listSpaces(db, person)).some(({ id }) => id === spaceId),
  "list of topics": async (db, person, { spaceId, topicId }) => {
    const page = { filter: "all", page: 1 } as const;
    return (await listTopics(db, { person, isFacilitator: false }, spaceId, page)).rows.some(
      ({ id }) => id === topicId,
    );
  },
  "page of the topic": async (db, person, { topicId }) => (await findTopic(db, person, topicId)) !== null,
  posts: async (db, person, { topicId, word }) => (await wordsShown(db, person, topicId)).includes(word),
  "list of topics with its tag": async (db, person, { spaceId, word }) => {
    const page = { filter: "all", tag: word, page: 1 } as const;
    return (await listTopics(db, { person, isFacilitator: false }, spaceId, page)).total > 0;
  },
  "tags of the space": async (db, person, { spaceId, word }) =>
    (await listSpaceTags(db, person, spaceId)).includes(word),
  "tags that search suggests": async (db, person, { word }) => (await listReadableTags(db, person)).includes(word),
  "topics with its tag in search": async (db, person, { word }) =>
    (await listTaggedTopics(db, person, { tag: word, spaceId: null, by: "", since: null })).length > 0,
  "link to the post": async (db, person, { postId }) => (await findPostPlace(db, person, postId)) !== null,
  photo: async (db, person, { imageId }) => (await findPostImage(db, person, imageId)) !== null,
  search: async (db, person, { word }) => (await found(db, person, word)).includes(word),
  "words like it in search": async (db, person, { word }) => (await found(db, person, `${word}s`)).includes(word),
  "live stream of the topic": (db, person, { topicId }) => canFollowTopic(db, person, topicId),
  "live stream of the space": (db, person, { spaceId }) => canFollowSpace(db, person, spaceId),
  "live hints to all": async (db, { id }, { topicId, spaceId }) => {
    const [row] = await db.execute<{ topic: boolean; space: boolean }>(sql`select
      ${readsTopic(topicId)(sql`p.id`)} as topic, ${readsSpace(spaceId)(sql`p.id`)} as space
      from people p where p.id = ${id}`);
    expect(row?.topic).toBe(row?.space);
    return row?.topic ?? false;
  },
  mail: async (db, { id: personId }, { postId }) => {
    const [row] = await db.execute<{ id: string }>(sql`select gen_random_uuid() as id`);
    return (await checkPosts(db, [{ id: row?.id ?? "", personId, subjectId: postId }])).size > 0;
  },
  "title of a link": async (db, person, { spaceId, topicId, postId }) => {
    const html = `<a href="/community/posts/${postId}">x</a> <a href="/community/${spaceId}/${topicId}">x</a>`;
    const page = { origin: "https://a.example", topicId: "" };
    return ((await unfurledIn(db, person, [{ id: "one", html }], page)).links.get("one") ?? []).length > 0;
  },
  "count of unread topics": async (db, person, { spaceId }) => (await countUnreadTopics(db, person, [])).has(spaceId),
  Today: async (db, person, { postId }) =>
    (await listWaitingPosts(db, person, 100)).some((waiting) => waiting.postId === postId),
  "page of what it is about": async (db, person, { subject, topicId }) =>
    (await listTopicsAbout(db, person, subject, 50)).some(({ id }) => id === topicId),
};

const found = async (db: Db, person: Person, typed: string) =>
  (
    await searchPosts(db, person, { words: searchWords(typed), spaceId: null, by: "", since: null, tag: null })
  ).posts.map(({ source }) => source);

async function wordsShown(db: Db, person: Person, topicId: string, isFacilitator = false): Promise<string> {
  if (!(await findTopic(db, person, topicId))) return "";
  return (await listPosts(db, { person, topicId, isFacilitator }, 1)).rows.map(({ html }) => html).join(" ");
}

async function copied(db: Db, person: Person, spaceId: string): Promise<string | null> {
  const copy = await exportSpace(db, person, spaceId, "json");
  if (!copy) return null;
  let text = "";
  for await (const piece of copy.pieces) text += piece;
  return text;
}

/** Besides its author, who reads in every space but is asked nothing. */
const readers: Record<Kind, Who[]> = {
  community: everyone,
  program: ["member", "lateJoiner", "paused", "coach", "siteCoach", "lead", "admin"],
  cohort: ["member", "lateJoiner", "paused", "coach", "siteCoach"],
  invited: ["guest", "host"],
  archived: ["guest", "host"],
  ended: ["alumna", "oldCoach", "siteCoach"],
};

const facilitators: Record<Kind, Who[]> = {
  community: ["lead", "admin"],
  program: ["coach", "siteCoach", "lead", "admin"],
  cohort: ["coach", "siteCoach"],
  invited: ["host"],
  archived: ["host"],
  ended: ["oldCoach", "siteCoach"],
};

const whyNot = (kind: Kind, who: Who) =>
  kind === "archived" ? "archived" : kind === "ended" ? "closed" : who === "paused" ? "paused" : "done";

test("every role in every kind of space, by every way in which a post is shown: those who read it, and nobody else", () =>
  inDatabase(async (db) => {
    const { people, talks } = await aTalkOfEverybody(db);
    for (const [kind, talk] of talks) {
      for (const who of everyone) {
        const reads = readers[kind].includes(who);
        for (const [channel, shows] of Object.entries(channels)) {
          expect(await shows(db, people[who], talk), `${who}, ${kind}: ${channel}`).toBe(reads);
        }
        const post = words("Me too");
        const posted = await addPost(db, people[who], talk.topicId, { post, key: crypto.randomUUID() });
        expect(posted.outcome, `${who}, ${kind}: writes`).toBe(reads ? whyNot(kind, who) : "missing");
      }
      for (const who of everyone) {
        const copy = await copied(db, people[who], talk.spaceId);
        expect(copy !== null, `${who}, ${kind}: copy`).toBe(facilitators[kind].includes(who));
        if (copy !== null) expect(copy).toContain(talk.word);
      }
    }
  }));

test("a hidden post, a deleted one, and what a post-first topic holds back show in none of these ways", () =>
  inDatabase(async (db) => {
    const { people, talks } = await aTalkOfEverybody(db);
    const byWords = ["posts", "photo", "search", "words like it in search", "mail", "Today"] as const;
    for (const [kind, talk] of talks) {
      for (const [state, inside] of Object.entries(talk.withheld)) {
        for (const who of everyone) {
          const seen = `${who}, ${kind}, ${state}`;
          for (const channel of byWords) {
            expect(await channels[channel]?.(db, people[who], { ...talk, ...inside }), `${seen}: ${channel}`).toBe(
              false,
            );
          }
          const isFacilitator = facilitators[kind].includes(who);
          const asFacilitator = await wordsShown(db, people[who], inside.topicId, isFacilitator);
          const sees = isFacilitator && state !== "deleted";
          expect(asFacilitator.includes(inside.word), `${seen}: posts, as what they are`).toBe(sees);
          if (!isFacilitator) continue;
          const copy = await copied(db, people[who], talk.spaceId);
          expect(copy?.includes(inside.word), `${seen}: copy`).toBe(state === "postFirst");
        }
      }
    }
  }));

test("after one's own post, a post-first topic shows the others' by every way", () =>
  inDatabase(async (db) => {
    const { people, talks } = await aTalkOfEverybody(db);
    const [, talk] = [...talks].find(([kind]) => kind === "cohort") ?? [];
    if (!talk) throw new Error("there is a cohort");
    const inside = { ...talk, ...talk.withheld.postFirst };
    const own = await addPost(db, people.member, inside.topicId, { post: words("My own"), key: "own" });
    expect(own.outcome).toBe("done");
    for (const channel of ["posts", "photo", "search", "mail", "Today"]) {
      expect(await channels[channel]?.(db, people.member, inside), channel).toBe(true);
      expect(await channels[channel]?.(db, people.lateJoiner, inside), `others: ${channel}`).toBe(false);
    }
  }));

import { eq } from "drizzle-orm";
import * as schema from "#db/schema/index.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  topicTitle: "Who counts quokkas at night",
  post: "Quokkas gather when the ferry is late",
  postBefore: "Quokkas gather on Mondays",
  translation: "Los quokkas se juntan",
  versionTranslation: "Un quokka a la vez",
  photoDescription: "A wall of quokka drawings",
  reportNote: "This names a quokka family",
  draftTitle: "Quokkas in the rain",
  tag: "quokka nights",
  draftTags: "quokkas, rain",
  draft: "Not sure yet about quokkas",
  draftTranslation: "Aún no sé de quokkas",
  worksOn: "Where quokkas sleep",
  canHelp: "Counting quokkas",
  looksFor: "Somebody with a quokka map",
  languages: "Quokka",
};

export const discussionsSample: Sample = { traces, use: talk };

async function talk({ db, cohortId, me, colleague, admin }: World) {
  const [space] = await db
    .insert(schema.discussionSpaces)
    .values({ kind: "cohort", cohortId, id: cohortId, title: "River", createdBy: me })
    .returning();
  const spaceId = space?.id ?? "";
  const added = { spaceId, addedBy: colleague, role: "member" as const };
  await db.insert(schema.spacePeople).values([
    { ...added, personId: me, leftAt: new Date() },
    { ...added, personId: colleague, addedBy: me },
  ]);
  await db
    .insert(schema.spaceReaders)
    .values([me, colleague].map((personId) => ({ spaceId, personId, agreedVersion: 1, agreedAt: new Date() })));
  const [mine, theirs] = await db
    .insert(schema.discussionTopics)
    .values([
      { spaceId, audience: [spaceId], kind: "discussion", title: traces.topicTitle, authorId: me, clientKey: "one" },
      { spaceId, audience: [spaceId], kind: "question", title: "Herons", authorId: colleague },
    ])
    .returning();
  const topicId = mine?.id ?? "";
  const [run] = await db
    .insert(schema.discussionRuns)
    .values({ topicId, spaceId, audience: [spaceId], lastNumber: 2 })
    .returning();
  const written = { runId: run?.id ?? "", renderer: 1 };
  const [post, other] = await db
    .insert(schema.discussionPosts)
    .values([
      {
        ...{ ...written, number: 1, authorId: me, source: traces.post, html: `<p>${traces.post}</p>`, revision: 2 },
        ...{ translation: traces.translation, translationHtml: traces.translation, translationLanguage: "es" },
        ...{ language: "en", editedAt: new Date(), deletedAt: new Date(), clientKey: "two" },
      },
      { ...written, number: 2, authorId: colleague, source: "Herons too.", html: "<p>Herons too.</p>" },
    ])
    .returning();
  const [postId, otherId] = [post?.id ?? "", other?.id ?? ""];
  const version = { revision: 1, source: traces.postBefore, translation: traces.versionTranslation };
  await db.insert(schema.postVersions).values({ postId, ...version });
  const [content] = await db.select().from(schema.fileContents).limit(1);
  if (content) {
    await db.insert(schema.postImages).values({ postId, hash: content.hash, description: traces.photoDescription });
  }
  for (const personId of [me, colleague]) {
    await db.insert(schema.runMarks).values({ personId, runId: run?.id ?? "", readTo: 1 });
    await db.insert(schema.topicReaders).values({ personId, topicId, level: "watching" });
    await db.insert(schema.postReactions).values({ personId, postId: otherId, kind: "thanks" });
    await db.insert(schema.postMentions).values({ personId, postId });
    const report = { postId: personId === me ? otherId : postId, reason: "private" as const, reporterId: personId };
    const note = personId === me ? traces.reportNote : "Look at this.";
    const decided = { outcome: "kept" as const, closedAt: new Date(), closedBy: personId === me ? admin : me };
    await db.insert(schema.postReports).values({ ...report, note, ...decided });
    const notice = { spaceId, kind: "warning" as const, reason: "Names of families stay out.", endsAt: new Date() };
    await db.insert(schema.spaceNotices).values({ ...notice, personId, byId: personId === me ? admin : me });
  }
  await tag({ db, me }, spaceId, [topicId, theirs?.id ?? ""]);
  await db.insert(schema.topicEvents).values({ topicId: theirs?.id ?? "", action: "pin", byId: me });
  await db
    .update(schema.discussionTopics)
    .set({ acceptedPostId: postId })
    .where(eq(schema.discussionTopics.id, topicId));
  await db
    .insert(schema.spaceExports)
    .values([me, colleague].map((byId) => ({ spaceId, byId, format: "json" as const })));
  await db
    .insert(schema.spaceEvents)
    .values([me, colleague].map((byId) => ({ spaceId, byId, action: "archive" as const })));
  await draft({ db, me, colleague }, topicId);
  const [request] = await db.insert(schema.topicMoveRequests).values({ topicId, spaceId, byId: me }).returning();
  for (const personId of [me, colleague]) {
    await db.insert(schema.topicMoveConsents).values({ requestId: request?.id ?? "", personId });
    const { worksOn, canHelp, looksFor, languages } = personId === me ? traces : { ...traces, ...plain };
    const said = { worksOn, canHelp, looksFor, languages, setting: "elementary" as const };
    await db.insert(schema.directoryEntries).values({ ...said, personId });
  }
}

const plain = { worksOn: "Reading", canHelp: "Maps", looksFor: "Herons", languages: "English" };

/** Two tags of mine; the other person's topic has one of them. */
async function tag({ db, me }: Pick<World, "db" | "me">, spaceId: string, [topicId, theirs]: [string, string]) {
  const tags = await db
    .insert(schema.discussionTags)
    .values(["Herons", traces.tag].map((name) => ({ spaceId, name, folded: name.toLowerCase(), createdBy: me })))
    .returning();
  const mine = tags.map(({ id }, place) => ({ topicId, tagId: id, place }));
  await db.insert(schema.topicTags).values([...mine, { topicId: theirs, tagId: tags[0]?.id ?? "", place: 0 }]);
}

async function draft({ db, me, colleague }: Pick<World, "db" | "me" | "colleague">, topicId: string) {
  for (const personId of [me, colleague]) {
    const [title, source, translation, tags] =
      personId === me
        ? [traces.draftTitle, traces.draft, traces.draftTranslation, traces.draftTags]
        : ["Herons", "Herons?", "Garzas", "herons"];
    const place = {
      kind: "reply" as const,
      aboutId: topicId,
      clientKey: "a key",
      translationLanguage: "es",
      writer: "a-page",
    };
    await db.insert(schema.postDrafts).values({ ...place, personId, title, source, translation, tags, language: "en" });
  }
}

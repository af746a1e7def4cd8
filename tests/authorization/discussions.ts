import { eq } from "drizzle-orm";
import { startTopic } from "#app/discussions/posts/writing.server.ts";
import { accessTo } from "#app/discussions/spaces/space-access.server.ts";
import { discussionSpaces, postDrafts, postImages } from "#db/schema/index.ts";
import { everybody, nothing, only, signedIn, unchanged, wordsOfCohort } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

type Ids = World & { spaceId: string; topicId: string; postId: string; imageId: string; draftId: string };
const topic = ({ spaceId, topicId }: Ids) => `/community/${spaceId}/${topicId}`;
const post = (ids: Ids) => `${topic(ids)}/posts/${ids.postId}`;

/** The space of the owner's cohort, a topic of the owner's in it, and their post. */
export const discussionsRows = domainRows(prepare, {
  search: { at: () => "/search?q=tides", get: everybody(200) },
  community: { at: () => "/community", get: signedIn(200) },
  // Nobody made a space of the whole community in this world, so the lead keeps none.
  "community/moderation": {
    at: () => "/community/moderation",
    get: only(["coach", "otherCoach", "admin"], 200),
    post: { form: { outcome: "none" }, answers: only(["coach", "otherCoach", "admin"], 422) },
  },
  "community/preview": {
    at: () => "/community/preview",
    get: everybody(unchanged),
    post: { form: { source: "" }, answers: signedIn(200) },
  },
  "community/directory": { at: () => "/community/directory", get: signedIn(200) },
  "community/directory/me": {
    at: () => "/community/directory/me",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(422) },
  },
  "community/drafts": { at: () => "/community/drafts", get: signedIn(200) },
  "community/drafts/text": {
    at: () => "/community/drafts/text",
    get: everybody(unchanged),
    post: {
      form: { place: `reply:${nothing}`, source: "Not yet." },
      answers: only([], 303),
    },
  },
  "community/drafts/:draft": {
    at: ({ draftId }) => `/community/drafts/${draftId}`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: only(["owner"], 303) },
  },
  "community/answers": {
    at: () => "/community/answers",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(422) },
  },
  "community/about/:kind/:id": { at: () => `/community/about/lesson/${nothing}`, get: only([], 200) },
  "community/images/:image": { at: ({ imageId }) => `/community/images/${imageId}`, get: only(wordsOfCohort, 200) },
  // Nobody was asked anything in this world.
  "community/moves/:request": {
    at: () => `/community/moves/${nothing}`,
    get: only([], 200),
    post: { form: { answer: "agree" }, answers: only([], 303) },
  },
  "community/posts/:post": { at: ({ postId }) => `/community/posts/${postId}`, get: only(wordsOfCohort, 303) },
  "community/:space": { at: ({ spaceId }) => `/community/${spaceId}`, get: only(wordsOfCohort, 200) },
  "community/:space/about": { at: ({ spaceId }) => `/community/${spaceId}/about`, get: only(wordsOfCohort, 200) },
  "community/new": {
    at: () => "/community/new",
    get: only(["coach", "otherCoach", "lead", "admin"], 200),
    post: { form: {}, answers: only(["coach", "otherCoach", "lead", "admin"], 422) },
  },
  "community/:space/settings": {
    at: ({ spaceId }) => `/community/${spaceId}/settings`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  // "reopen" changes nothing about a space that is open.
  "community/:space/archive": {
    at: ({ spaceId }) => `/community/${spaceId}/archive`,
    get: only(["coach"], 200),
    post: { form: { set: "reopen" }, answers: only(["coach"], 303) },
  },
  "community/:space/coach": { at: ({ spaceId }) => `/community/${spaceId}/coach`, get: only(["coach"], 200) },
  "community/:space/export": { at: ({ spaceId }) => `/community/${spaceId}/export`, get: only(["coach"], 200) },
  "community/:space/exports": {
    at: ({ spaceId }) => `/community/${spaceId}/exports`,
    get: everybody(unchanged),
    post: { form: { format: "json" }, answers: only(["coach"], 200) },
  },
  "community/:space/places": {
    at: ({ spaceId }) => `/community/${spaceId}/places`,
    get: everybody(unchanged),
    post: { form: { email: "nobody" }, answers: only(wordsOfCohort, 422) },
  },
  "community/:space/agreements": {
    at: ({ spaceId }) => `/community/${spaceId}/agreements`,
    get: only(wordsOfCohort, 200),
    post: { form: { version: "1" }, answers: only(wordsOfCohort, 303) },
  },
  "community/:space/level": {
    at: ({ spaceId }) => `/community/${spaceId}/level`,
    get: everybody(unchanged),
    post: { form: { level: "following" }, answers: only(wordsOfCohort, 303) },
  },
  "community/:space/marks": {
    at: ({ spaceId }) => `/community/${spaceId}/marks`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(wordsOfCohort, 303) },
  },
  "community/:space/topics/new": {
    at: ({ spaceId }) => `/community/${spaceId}/topics/new`,
    get: only(wordsOfCohort, 200),
    post: { form: { kind: "discussion" }, answers: only(wordsOfCohort, 422) },
  },
  "community/:space/:topic": {
    at: topic,
    get: only(wordsOfCohort, 200),
    post: { form: { key: "a-key" }, answers: only(wordsOfCohort, 422) },
  },
  "community/:space/:topic/level": {
    at: (ids) => `${topic(ids)}/level`,
    get: everybody(unchanged),
    post: { form: { level: "muted" }, answers: only(wordsOfCohort, 303) },
  },
  "community/:space/:topic/marks": {
    at: (ids) => `${topic(ids)}/marks`,
    get: everybody(unchanged),
    post: { form: { read: `${nothing}:1` }, answers: only(wordsOfCohort, 303) },
  },
  "community/:space/:topic/news": { at: (ids) => `${topic(ids)}/news`, get: only(wordsOfCohort, 200) },
  "community/:space/:topic/state": {
    at: (ids) => `${topic(ids)}/state`,
    get: everybody(unchanged),
    post: { form: { set: "pin", on: "yes" }, answers: only(["coach"], 303) },
  },
  "community/:space/:topic/tags": {
    at: (ids) => `${topic(ids)}/tags`,
    get: only(["owner", "coach"], 200),
    post: { form: { tags: "!" }, answers: only(["owner", "coach"], 422) },
  },
  "community/:space/:topic/wider": {
    at: (ids) => `${topic(ids)}/wider`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "community/:space/:topic/organize": {
    at: (ids) => `${topic(ids)}/organize`,
    get: only(["coach"], 200),
    post: { form: { set: "move" }, answers: only(["coach"], 422) },
  },
  "community/:space/:topic/posts/:post": {
    at: post,
    get: only(["owner"], 200),
    post: { form: { revision: "1" }, answers: only(["owner"], 422) },
  },
  "community/:space/:topic/posts/:post/history": { at: (ids) => `${post(ids)}/history`, get: only(wordsOfCohort, 200) },
  "community/:space/:topic/posts/:post/report": {
    at: (ids) => `${post(ids)}/report`,
    get: only(wordsOfCohort, 200),
    post: { form: { reason: "none" }, answers: only(wordsOfCohort, 422) },
  },
  "community/:space/:topic/posts/:post/reactions": {
    at: (ids) => `${post(ids)}/reactions`,
    get: everybody(unchanged),
    post: { form: { on: "thanks" }, answers: only(wordsOfCohort, 303) },
  },
  "community/:space/:topic/posts/:post/restoration": {
    at: (ids) => `${post(ids)}/restoration`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["owner"], 303) },
  },
});

function aPhotoOfTides() {
  const bytes = Buffer.from("a photo");
  return { content: { hash: "tides", kind: "image" as const, size: bytes.length, bytes }, description: "Tides" };
}

async function prepare({ db, owner, cohortId }: World) {
  await accessTo(db, owner, cohortId);
  const words = { source: "What do you see?", language: null, translation: "", translationLanguage: null };
  const asked = {
    topic: { title: "Tides", kind: "discussion" as const },
    post: words,
    key: "asked",
    photo: aPhotoOfTides(),
  };
  const started = await startTopic(db, owner, cohortId, asked);
  if (started.outcome !== "done") throw new Error(started.outcome);
  await db.update(discussionSpaces).set({ hasCoachView: true }).where(eq(discussionSpaces.id, cohortId));
  const [image] = await db.select().from(postImages);
  const { topicId, postId } = started;
  const [draft] = await db
    .insert(postDrafts)
    .values({ kind: "reply", aboutId: topicId, personId: owner.id, source: "High.", clientKey: "high", writer: "page" })
    .returning();
  return { spaceId: cohortId, topicId, postId, imageId: image?.id ?? "", draftId: draft?.id ?? "" };
}

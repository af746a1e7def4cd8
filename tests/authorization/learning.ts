import { reflections } from "#db/schema/learning.ts";
import { lessonNotes } from "#db/schema/notes.ts";
import { reflectionReaders } from "#db/schema/readers.ts";
import { everybody, nothing, only, signedIn, unchanged } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

const lesson = "/courses/numbers/lessons/counting";

/** A note of the owner, and a private page of theirs that the mate was asked to read. */
async function aNote({ db, people }: World) {
  const noteId = crypto.randomUUID();
  const place = { courseId: "numbers", lessonId: "counting" };
  await db.insert(lessonNotes).values({ ...place, id: noteId, personId: people.owner, words: "Who was counted?" });
  const pageId = crypto.randomUUID();
  const page = { ...place, promptId: "page", revision: 1, text: "Measure: everyone", promptVersion: "1" };
  await db.insert(reflections).values({ id: pageId, personId: people.owner, ...page });
  await db.insert(reflectionReaders).values({ reflectionId: pageId, readerId: people.mate, isInstructor: false });
  return { noteId, pageId };
}

export const learningRows = domainRows(aNote, {
  "courses/:course/enrollment": {
    at: () => "/courses/numbers/enrollment",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson": { at: () => lesson, get: everybody(200) },
  "courses/:course/lessons/:lesson/print": { at: () => `${lesson}/print`, get: signedIn(200) },
  "courses/:course/lessons/:lesson/completion": {
    at: () => `${lesson}/completion`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson/position": {
    at: () => `${lesson}/position`,
    get: everybody(unchanged),
    post: { form: { block: "count", offset: "0.5" }, answers: signedIn(204) },
  },
  "courses/:course/lessons/:lesson/responses/:prompt": {
    at: () => `${lesson}/responses/guess`,
    get: everybody(unchanged),
    post: { form: { answer: "Seven" }, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson/reflections/:prompt": {
    at: () => `${lesson}/reflections/notice`,
    get: everybody(unchanged),
    post: { form: { text: "I notice.", writer: "w" }, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson/notes": {
    at: () => `${lesson}/notes`,
    get: everybody(200),
    post: { form: { words: "Ask who was counted." }, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson/highlights": {
    at: () => `${lesson}/highlights`,
    get: everybody(unchanged),
    post: { form: { passage: "who was counted", start: "7" }, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson/bookmark": {
    at: () => `${lesson}/bookmark`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  notes: { at: () => "/notes", get: signedIn(200) },
  "notes/export": { at: () => "/notes/export", get: signedIn(200) },
  "notes/:note": {
    at: ({ noteId }) => `/notes/${noteId}`,
    get: only(["owner"], 200),
    post: { form: { words: "Ask again.", seen: "1" }, answers: only(["owner"], 303) },
  },
  "notes/:note/restoration": {
    at: ({ noteId }) => `/notes/${noteId}/restoration`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["owner"], 303) },
  },
  learning: { at: () => "/learning", get: signedIn(200) },
  "learning/guest-answers": {
    at: () => "/learning/guest-answers",
    get: everybody(unchanged),
    post: { form: { to: "/" }, answers: signedIn(303) },
  },
  reflections: { at: () => "/reflections", get: signedIn(200) },
  "reflections/export": { at: () => "/reflections/export", get: signedIn(200) },
  "reflections/shared": { at: () => "/reflections/shared", get: signedIn(200) },
  "reflections/:reflection": {
    at: ({ reflectionId }) => `/reflections/${reflectionId}`,
    get: only(["owner", "coach"], 200),
    post: { form: { text: "Thank you." }, answers: only(["owner", "coach"], 303) },
  },
  "reflections/:reflection/visibility": {
    at: ({ reflectionId }) => `/reflections/${reflectionId}/visibility`,
    get: everybody(unchanged),
    post: { form: { visibility: "coach" }, answers: only(["owner"], 303) },
  },
  "reflections/:reflection/replies": {
    at: ({ reflectionId }) => `/reflections/${reflectionId}/replies`,
    get: everybody(unchanged),
    post: { form: { seen: "yes" }, answers: signedIn(303) },
  },
  // The owner's lesson no longer asks for this page, so that they find no reader for it.
  "reflections/:reflection/reader": {
    at: ({ pageId }) => `/reflections/${pageId}/reader`,
    get: only(["mate"], 200),
    post: { form: { intent: "report" }, answers: only(["mate"], 422) },
  },
  "admin/readings": {
    at: () => "/admin/readings",
    get: only(["admin"], 200),
    post: { form: { decision: "kept", reading: nothing }, answers: signedIn(404) },
  },
  "reflections/:reflection/restoration": {
    at: ({ reflectionId }) => `/reflections/${reflectionId}/restoration`,
    get: everybody(unchanged),
    post: { form: { revision: "1" }, answers: only(["owner"], 303) },
  },
});

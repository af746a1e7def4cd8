import { lessonNotes } from "#db/schema/notes.ts";
import { everybody, only, signedIn, unchanged } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

const lesson = "/courses/numbers/lessons/counting";

/** A note of the owner. */
async function aNote({ db, people }: World) {
  const noteId = crypto.randomUUID();
  const place = { courseId: "numbers", lessonId: "counting" };
  await db.insert(lessonNotes).values({ ...place, id: noteId, personId: people.owner, words: "Who was counted?" });
  return { noteId };
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
  "reflections/:reflection/restoration": {
    at: ({ reflectionId }) => `/reflections/${reflectionId}/restoration`,
    get: everybody(unchanged),
    post: { form: { revision: "1" }, answers: only(["owner"], 303) },
  },
});

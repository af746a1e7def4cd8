import { changeGiveBack } from "#app/inquiry/give-back/give-back.server.ts";
import { findGiveBack } from "#app/inquiry/give-back/queries/give-backs.server.ts";
import { aSharedCycle } from "#tests/inquiry/cycles.ts";
import { everybody, only, signedIn, unchanged } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

/** A cycle of the owner alone, shared with the coaches of their cohort. */
export const inquiryRows = domainRows(prepare, {
  inquiry: { at: () => "/inquiry", get: signedIn(200) },
  "inquiry/new": { at: () => "/inquiry/new", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "inquiry/:cycle": { at: ({ cycleId }) => `/inquiry/${cycleId}`, get: only(["owner", "coach"], 200) },
  "inquiry/:cycle/plan": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/plan`,
    get: only(["owner", "coach"], 200),
    post: { form: { startsOn: "someday" }, answers: only(["owner"], 422) },
  },
  "inquiry/:cycle/do": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/do`,
    get: only(["owner", "coach"], 200),
    post: { form: { form: "entry" }, answers: { ...only(["owner"], 422), nobody: 401 } },
  },
  "inquiry/:cycle/study": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/study`,
    get: only(["owner", "coach"], 200),
    post: { form: {}, answers: only(["owner"], 303) },
  },
  "inquiry/:cycle/act": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/act`,
    get: only(["owner", "coach"], 200),
    post: { form: {}, answers: only(["owner"], 422) },
  },
  "inquiry/:cycle/print": { at: ({ cycleId }) => `/inquiry/${cycleId}/print`, get: only(["owner", "coach"], 200) },
  // The team decides what leaves it, not a coach.
  "inquiry/:cycle/one-pager": { at: ({ cycleId }) => `/inquiry/${cycleId}/one-pager`, get: only(["owner"], 200) },
  "cohorts/:cohort/inquiry": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/inquiry`,
    get: only(["owner", "mate", "coach"], 200),
  },
  "inquiry/:cycle/next": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/next`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["owner"], 303) },
  },
  "inquiry/:cycle/entries": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/entries`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["owner"], 422) },
  },
  "inquiry/:cycle/entries/:entry": {
    at: ({ cycleId, entryId }) => `/inquiry/${cycleId}/entries/${entryId}`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: only(["owner"], 303) },
  },
  "inquiry/:cycle/give-back": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/give-back`,
    get: only(["owner"], 200),
    post: { form: { form: "settings" }, answers: { ...only(["owner"], 303), nobody: 401 } },
  },
  "inquiry/:cycle/offer": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/offer`,
    get: only(["owner"], 200),
    post: { form: {}, answers: only(["owner"], 422) },
  },
  "give-back/:token": {
    at: ({ token }) => `/give-back/${token}`,
    get: everybody(200),
    post: { form: {}, answers: everybody(422) },
  },
  library: { at: () => "/library", get: everybody(200) },
  "library/review": {
    at: () => "/library/review",
    get: only(["lead", "admin"], 200),
    post: { form: {}, answers: signedIn(404) },
  },
  // There is no such entry.
  "library/:entry": {
    at: () => "/library/none",
    get: everybody(404),
    post: { form: {}, answers: signedIn(404) },
  },
  // Nobody is named.
  "inquiry/:cycle/members": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/members`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  // A cohort that does not exist.
  "inquiry/:cycle/sharing": {
    at: ({ cycleId }) => `/inquiry/${cycleId}/sharing`,
    get: everybody(unchanged),
    post: { form: { cohort: "none" }, answers: signedIn(404) },
  },
});

async function prepare({ db, owner, cohortId }: World) {
  const made = await aSharedCycle(db, owner, cohortId);
  const texts = { title: "What we heard", asked: "", heard: "The rain.", next: "" };
  await changeGiveBack(db, owner, made.cycleId, { kind: "text", language: "en", texts });
  await changeGiveBack(db, owner, made.cycleId, { kind: "publish" });
  const page = await findGiveBack(db, made.cycleId);
  return { ...made, token: page?.token ?? "" };
}

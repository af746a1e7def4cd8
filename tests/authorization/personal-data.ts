import { everybody, signedIn } from "./answers.ts";
import { domainRows, nothingMore } from "./rows.ts";

export const personalDataRows = domainRows(nothingMore, {
  "settings/privacy": { at: () => "/settings/privacy", get: signedIn(200) },
  "settings/data": {
    at: () => "/settings/data",
    get: signedIn(200),
    post: { form: {}, answers: { ...everybody(302), nobody: 303 } },
  },
  "settings/data/schema": { at: () => "/settings/data/schema", get: everybody(200) },
  "settings/data/:export/:file": { at: () => `/settings/data/${crypto.randomUUID()}/json`, get: signedIn(404) },
  "settings/erasure": {
    at: () => "/settings/erasure",
    get: signedIn(200),
    post: { form: { word: "no" }, answers: signedIn(422) },
  },
  "undo-erasure": {
    at: () => "/undo-erasure?token=none",
    get: everybody(410),
    post: { form: { token: "none" }, answers: everybody(302) },
  },
  "settings/merge": { at: () => "/settings/merge", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "settings/merge/proof": {
    at: () => "/settings/merge/proof",
    get: signedIn(302),
    post: { form: {}, answers: signedIn(302) },
  },
  "settings/merge/second-step": {
    at: () => "/settings/merge/second-step",
    get: signedIn(302),
    post: { form: {}, answers: signedIn(302) },
  },
  "settings/merge/review": {
    at: () => "/settings/merge/review",
    get: signedIn(302),
    post: { form: {}, answers: signedIn(302) },
  },
});

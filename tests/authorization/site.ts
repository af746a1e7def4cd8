import { everybody, signedIn } from "./answers.ts";
import { domainRows, nothingMore } from "./rows.ts";

export const siteRows = domainRows(nothingMore, {
  "": { at: () => "/", get: everybody(200) },
  healthcheck: { at: () => "/healthcheck", get: everybody(200) },
  offline: { at: () => "/offline", get: everybody(200) },
  privacy: { at: () => "/privacy", get: everybody(200) },
  drafts: { at: () => "/drafts", get: signedIn(200) },
  gallery: { at: () => "/gallery", get: everybody(200) },
  "*": { at: () => "/no/such/page", get: everybody(404), post: { form: {}, answers: everybody(404) } },
});

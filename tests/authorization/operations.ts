import { everybody, only, signedIn, unchanged } from "./answers.ts";
import { domainRows, nothingMore } from "./rows.ts";

export const operationsRows = domainRows(nothingMore, {
  "admin/audit": { at: () => "/admin/audit?q=ana&group=looking", get: only(["admin"], 200) },
  "admin/audit/export": { at: () => "/admin/audit/export", get: only(["admin"], 200) },
  admin: { at: () => "/admin", get: only(["admin"], 200) },
  "admin/technical": { at: () => "/admin/technical", get: only(["admin"], 200) },
  "admin/maintenance": {
    at: () => "/admin/maintenance",
    get: only(["admin"], 200),
    post: { form: { minutes: "never" }, answers: only(["admin"], 422) },
  },
  "admin/view-as": {
    at: () => "/admin/view-as",
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "view-as": {
    at: () => "/view-as",
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(303) },
  },
  "settings/activity": { at: () => "/settings/activity?by=me", get: signedIn(200) },
});

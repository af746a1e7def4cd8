import { signedIn } from "./answers.ts";
import { domainRows, nothingMore } from "./rows.ts";

export const evaluationRows = domainRows(nothingMore, {
  "inquiry/evaluate": { at: () => "/inquiry/evaluate", get: signedIn(200) },
});

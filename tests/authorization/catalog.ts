import { everybody } from "./answers.ts";
import { domainRows, nothingMore } from "./rows.ts";

export const catalogRows = domainRows(nothingMore, {
  courses: { at: () => "/courses", get: everybody(200) },
  "courses/:course": { at: () => "/courses/numbers", get: everybody(200) },
  "courses/:course/facilitator": { at: () => "/courses/numbers/facilitator", get: everybody(404) },
  programs: { at: () => "/programs", get: everybody(200) },
  "programs/:program": { at: () => "/programs/year", get: everybody(200) },
  "programs/:program/sessions/:session": { at: () => "/programs/year/sessions/first", get: everybody(200) },
  "programs/:program/artifacts/:artifact": { at: () => "/programs/year/artifacts/note", get: everybody(200) },
  "programs/:program/handouts/:handout": { at: () => "/programs/year/handouts/guide", get: everybody(200) },
  protocols: { at: () => "/protocols", get: everybody(200) },
  "protocols/:protocol": { at: () => "/protocols/rounds", get: everybody(200) },
  glossary: { at: () => "/glossary", get: everybody(200) },
  "content/modules/:file": { at: () => "/content/modules/none.js", get: everybody(404) },
  "content/assets/:hash/:name": { at: () => "/content/assets/none/none.png", get: everybody(404) },
});

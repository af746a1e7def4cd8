import { idFor } from "#db/seed/random.ts";
import { demoCohort } from "./demo-cohort.ts";
import { type PageRows, toEducators, toEverybody, toLeads, toSignedIn, toWordsOfCohort } from "./finds.ts";

/** A running cycle of the demo educator that is shared with the coaches of the demo cohort, and one that is not. */
const shared = `/inquiry/${idFor("cycle greeting 2")}`;
const decided = `/inquiry/${idFor("cycle greeting 1")}`;
const own = `/inquiry/${idFor("cycle homework 1")}`;

export const inquiryPages: PageRows = {
  inquiry: { addresses: ["/inquiry"], finds: toSignedIn },
  "inquiry/new": { addresses: ["/inquiry/new", "/inquiry/new?kind=listening"], finds: toSignedIn },
  "inquiry/:cycle": { addresses: [shared], finds: toWordsOfCohort },
  "inquiry/:cycle/plan": { addresses: [`${own}/plan`], finds: toEducators },
  "inquiry/:cycle/do": { addresses: [`${shared}/do`], finds: toWordsOfCohort },
  "inquiry/:cycle/study": { addresses: [`${shared}/study`], finds: toWordsOfCohort },
  "inquiry/:cycle/give-back": { addresses: [`${shared}/give-back`], finds: toEducators },
  "inquiry/:cycle/offer": { addresses: [`${decided}/offer`], finds: toEducators },
  "give-back/:token": { addresses: ["/give-back/demo-what-families-said"], finds: toEverybody },
  library: { addresses: ["/library", "/library?q=nothing+like+it"], finds: toEverybody },
  "library/review": { addresses: ["/library/review"], finds: toLeads },
  "library/:entry": {
    addresses: ["/library/letters-about-absences", `/library/${idFor("cycle texts 1")}`],
    finds: toEverybody,
  },
  "inquiry/:cycle/one-pager": { addresses: [`${decided}/one-pager`], finds: toEducators },
  "inquiry/:cycle/print": { addresses: [`${decided}/print`], finds: toWordsOfCohort },
  "cohorts/:cohort/inquiry": { addresses: [`${demoCohort}/inquiry`], finds: toWordsOfCohort },
  "inquiry/:cycle/act": { addresses: [`${shared}/act`], finds: toWordsOfCohort },
};

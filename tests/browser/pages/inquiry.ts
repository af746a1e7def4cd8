import { idFor } from "#db/seed/random.ts";
import { type PageRows, toEducators, toSignedIn, toWordsOfCohort } from "./finds.ts";

/** A running cycle of the demo educator that is shared with the coaches of the demo cohort, and one that is not. */
const shared = `/inquiry/${idFor("cycle greeting 2")}`;
const own = `/inquiry/${idFor("cycle homework 1")}`;

export const inquiryPages: PageRows = {
  inquiry: { addresses: ["/inquiry"], finds: toSignedIn },
  "inquiry/new": { addresses: ["/inquiry/new", "/inquiry/new?kind=listening"], finds: toSignedIn },
  "inquiry/:cycle": { addresses: [shared], finds: toWordsOfCohort },
  "inquiry/:cycle/plan": { addresses: [`${own}/plan`], finds: toEducators },
  "inquiry/:cycle/do": { addresses: [`${shared}/do`], finds: toWordsOfCohort },
  "inquiry/:cycle/study": { addresses: [`${shared}/study`], finds: toWordsOfCohort },
  "inquiry/:cycle/act": { addresses: [`${shared}/act`], finds: toWordsOfCohort },
};

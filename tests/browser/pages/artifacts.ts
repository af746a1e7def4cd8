import { idFor } from "#db/seed/random.ts";
import { demoCohort } from "./demo-cohort.ts";
import { type PageRows, toSignedIn, toWordsOfCohort } from "./finds.ts";

/** Work of the demo educator that the demo coach returned. */
const returned = `/artifacts/${idFor("artifact Breakfast waits for the second bus")}`;

export const artifactsPages: PageRows = {
  artifacts: { addresses: ["/artifacts"], finds: toSignedIn },
  "artifacts/:artifact": { addresses: [returned], finds: toWordsOfCohort },
  "artifacts/:artifact/versions": { addresses: [`${returned}/versions`], finds: toWordsOfCohort },
  "cohorts/:cohort/work": { addresses: [`${demoCohort}/work`], finds: toWordsOfCohort },
};

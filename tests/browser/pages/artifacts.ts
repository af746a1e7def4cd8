import { demoCohort } from "./demo-cohort.ts";
import { nobodys, type PageRows, toNoRole, toSignedIn, toWordsOfCohort } from "./finds.ts";

export const artifactsPages: PageRows = {
  artifacts: { addresses: ["/artifacts"], finds: toSignedIn },
  // Database tests and the authorization table cover existing work and questionnaires.
  "artifacts/:artifact": { addresses: [`/artifacts/${nobodys}`], finds: toNoRole },
  "artifacts/:artifact/versions": { addresses: [`/artifacts/${nobodys}/versions`], finds: toNoRole },
  "cohorts/:cohort/work": { addresses: [`${demoCohort}/work`], finds: toWordsOfCohort },
};

import { demoCohort } from "./demo-cohort.ts";
import { nobodys, type PageRows, toCoaches, toNoRole, toSignedIn } from "./finds.ts";

export const instrumentsPages: PageRows = {
  "cohorts/:cohort/instruments": { addresses: [`${demoCohort}/instruments`], finds: toCoaches },
  instruments: { addresses: ["/instruments"], finds: toSignedIn },
  "instruments/:instrument": { addresses: [`/instruments/${nobodys}`], finds: toNoRole },
  "instruments/:instrument/results": { addresses: [`/instruments/${nobodys}/results`], finds: toNoRole },
};

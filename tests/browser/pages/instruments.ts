import { idFor } from "#db/seed/random.ts";
import { course } from "../lessons.ts";
import { demoCohort } from "./demo-cohort.ts";
import { type PageRows, toCoaches, toEducators, toLeads, toSignedIn } from "./finds.ts";

const run = (name: string) => `/instruments/${idFor(`instrument ${name}`)}`;
const openTicket = run("exit-ticket attendance");
const readiness = run("readiness attendance");

export const instrumentsPages: PageRows = {
  "courses/:course/evaluation": { addresses: [`${course}/evaluation`], finds: toLeads },
  "cohorts/:cohort/instruments": { addresses: [`${demoCohort}/instruments`], finds: toCoaches },
  instruments: { addresses: ["/instruments"], finds: toSignedIn },
  "instruments/:instrument": { addresses: [openTicket, readiness], finds: toEducators },
  "instruments/:instrument/results": {
    addresses: [openTicket, run("exit-ticket attendance before"), run("pre-survey attendance"), readiness].map(
      (address) => `${address}/results`,
    ),
    finds: toCoaches,
  },
};

import { idFor } from "#db/seed/random.ts";
import { demoCohort } from "./demo-cohort.ts";
import { nobodys, type PageRows, toCoaches, toNoRole, toSignedIn, toWordsOfCohort } from "./finds.ts";

const demoSessions = `${demoCohort}/sessions`;
const demoSession = `${demoSessions}/${idFor("session attendance problem-to-causes")}`;

export const meetingsPages: PageRows = {
  "cohorts/:cohort/sessions": { addresses: [demoSessions], finds: toWordsOfCohort },
  "cohorts/:cohort/sessions/new": { addresses: [`${demoSessions}/new`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting": {
    addresses: [demoSession, `${demoSessions}/${idFor("session attendance studio")}`],
    finds: toWordsOfCohort,
  },
  "cohorts/:cohort/sessions/:meeting/change": { addresses: [`${demoSession}/change`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/cancellation": { addresses: [`${demoSession}/cancellation`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/attendance": { addresses: [`${demoSession}/attendance`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/check-in": { addresses: [`${demoSession}/check-in`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/participants": { addresses: [`${demoSession}/participants`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/facilitate": { addresses: [`${demoSession}/facilitate`], finds: toWordsOfCohort },
  "cohorts/:cohort/sessions/:meeting/notes/:note": {
    addresses: [`${demoSession}/notes/${nobodys}`],
    finds: toNoRole,
  },
  "check-in": { addresses: ["/check-in"], finds: toSignedIn },
  "check-in/:meeting/:token": { addresses: [`/check-in/${nobodys}/nothing`], finds: () => "nothing" },
  booking: { addresses: ["/booking"], finds: toSignedIn },
  "booking/:meeting": { addresses: [`/booking/${idFor("one-to-one of the demo educator")}`], finds: toWordsOfCohort },
  "settings/calendar": { addresses: ["/settings/calendar"], finds: toSignedIn },
};

import { idFor } from "#db/seed/random.ts";
import { demoPeople, personId } from "#db/seed/world-people.ts";
import { demoCohort } from "./demo-cohort.ts";
import { type PageRows, toCoaches, toEducators, toNoRole, toRunners, toSignedIn, toWordsOfCohort } from "./finds.ts";

/** Every second member of a demo cohort has met a coach. */
const met = demoPeople
  .filter(({ cohort }) => cohort !== null)
  .find(({ cohort }, index) => cohort === "attendance" && index % 2 === 0);

export const cohortsPages: PageRows = {
  cohorts: { addresses: ["/cohorts"], finds: toSignedIn },
  "cohorts/new": {
    addresses: ["/cohorts/new"],
    finds: toRunners,
  },
  // The demo educator learns in this cohort, and the demo coach coaches it.
  "cohorts/:cohort": { addresses: [demoCohort], finds: toSignedIn },
  "cohorts/:cohort/invitations": { addresses: [`${demoCohort}/invitations`], finds: toRunners },
  "cohorts/:cohort/members/:person/end": {
    addresses: [`${demoCohort}/members/${personId("educator@demo.example")}/end`],
    finds: toSignedIn,
  },
  "cohorts/:cohort/agreement": { addresses: [`${demoCohort}/agreement`], finds: toSignedIn },
  "cohorts/:cohort/agreement/new": { addresses: [`${demoCohort}/agreement/new`], finds: toCoaches },
  "cohorts/:cohort/people": { addresses: [`${demoCohort}/people`], finds: toSignedIn },
  "cohorts/:cohort/plan": { addresses: [`${demoCohort}/plan`], finds: toCoaches },
  "cohorts/:cohort/program": { addresses: [`${demoCohort}/program`], finds: toCoaches },
  "cohorts/:cohort/settings": { addresses: [`${demoCohort}/settings`], finds: toRunners },
  "cohorts/:cohort/request": { addresses: [`${demoCohort}/request`], finds: toNoRole },
  "cohorts/:cohort/coaches/:coach/hand-over": {
    addresses: [`${demoCohort}/coaches/${personId("coach@demo.example")}/hand-over`],
    finds: toRunners,
  },
  "cohorts/:cohort/messages": { addresses: [`${demoCohort}/messages`], finds: toWordsOfCohort },
  "cohorts/:cohort/messages/:person": {
    addresses: [`${demoCohort}/messages/${personId("educator@demo.example")}`],
    finds: toWordsOfCohort,
  },
  "cohorts/:cohort/messages/:person/nudge": {
    addresses: [`${demoCohort}/messages/${personId("educator@demo.example")}/nudge`],
    finds: toCoaches,
  },
  "cohorts/:cohort/learning": { addresses: [`${demoCohort}/learning`], finds: toWordsOfCohort },
  "cohorts/:cohort/goals": { addresses: [`${demoCohort}/goals`], finds: toWordsOfCohort },
  "cohorts/:cohort/goals/new": { addresses: [`${demoCohort}/goals/new`], finds: toEducators },
  "cohorts/:cohort/goals/:goal": {
    addresses: [`${demoCohort}/goals/${idFor("goal educator@demo.example")}`],
    finds: toEducators,
  },
  "cohorts/:cohort/log": { addresses: [`${demoCohort}/log`], finds: toSignedIn },
  "cohorts/:cohort/log/new": { addresses: [`${demoCohort}/log/new`], finds: toCoaches },
  "cohorts/:cohort/log/paste": { addresses: [`${demoCohort}/log/paste`], finds: toCoaches },
  "cohorts/:cohort/log/entries/:entry": {
    addresses: [`${demoCohort}/log/entries/${idFor(`contact ${met?.email}`)}`],
    finds: toCoaches,
  },
  "cohorts/:cohort/log/observation": { addresses: [`${demoCohort}/log/observation`], finds: toCoaches },
  desk: { addresses: ["/desk"], finds: toCoaches },
};

import { coachingContacts } from "#db/schema/coaching.ts";
import { goals } from "#db/schema/goals.ts";
import { everybody, inCohort, nothing, only, runningCohort, signedIn, unchanged, wordsOfCohort } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

export const cohortsRows = domainRows(prepare, {
  cohorts: { at: () => "/cohorts", get: signedIn(200) },
  "cohorts/new": {
    at: () => "/cohorts/new",
    get: only(["coach", "otherCoach", "lead", "admin"], 200),
    post: { form: {}, answers: only(["coach", "otherCoach", "lead", "admin"], 422) },
  },
  "cohorts/:cohort": { at: ({ cohortId }) => `/cohorts/${cohortId}`, get: only(inCohort, 200) },
  "cohorts/:cohort/people": { at: ({ cohortId }) => `/cohorts/${cohortId}/people`, get: only(inCohort, 200) },
  "cohorts/:cohort/invitations": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/invitations`,
    get: only(runningCohort, 200),
    post: { form: { emails: "nobody" }, answers: only(runningCohort, 422) },
  },
  "cohorts/:cohort/invitations/:invitation": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/invitations/${nothing}`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(404) },
  },
  "cohorts/:cohort/codes": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/codes`,
    get: everybody(unchanged),
    post: { form: { maxUses: "5" }, answers: only(runningCohort, 303) },
  },
  "cohorts/:cohort/members": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/members`,
    get: everybody(unchanged),
    post: { form: { member: nothing }, answers: signedIn(404) },
  },
  "cohorts/:cohort/members/:person/end": {
    at: ({ cohortId, people }) => `/cohorts/${cohortId}/members/${people.owner}/end`,
    get: only(["owner", ...runningCohort], 200),
    post: { form: { day: "never" }, answers: only(["owner", ...runningCohort], 422) },
  },
  "cohorts/:cohort/agreement": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/agreement`,
    get: only(inCohort, 200),
    post: { form: { version: "1" }, answers: only(["owner", "mate"], 303) },
  },
  "cohorts/:cohort/agreement/new": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/agreement/new`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/plan": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/plan`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 303) },
  },
  // This cohort follows no program; tests/cohorts/adoption.test.ts has one that does.
  "cohorts/:cohort/program": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/program`,
    get: signedIn(404),
    post: { form: {}, answers: signedIn(404) },
  },
  "cohorts/:cohort/settings": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/settings`,
    get: only(runningCohort, 200),
    post: { form: {}, answers: only(runningCohort, 422) },
  },
  // This cohort takes no requests; tests/cohorts/joining.test.ts has one that does.
  "cohorts/:cohort/request": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/request`,
    get: signedIn(404),
    post: { form: {}, answers: signedIn(404) },
  },
  "cohorts/:cohort/requests/:request": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/requests/${nothing}`,
    get: everybody(unchanged),
    post: { form: { answer: "approve" }, answers: signedIn(404) },
  },
  "cohorts/:cohort/coaches/:coach/hand-over": {
    at: ({ cohortId, people }) => `/cohorts/${cohortId}/coaches/${people.coach}/hand-over`,
    get: only(runningCohort, 200),
    post: { form: {}, answers: only(runningCohort, 422) },
  },
  "cohorts/:cohort/messages": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/messages`,
    get: { ...only(["owner", "mate"], 302), coach: 200 },
  },
  "cohorts/:cohort/messages/:person": {
    at: ({ cohortId, people }) => `/cohorts/${cohortId}/messages/${people.owner}`,
    get: only(["owner", "coach"], 200),
    post: { form: { body: " " }, answers: only(["owner", "coach"], 422) },
  },
  "cohorts/:cohort/messages/:person/nudge": {
    at: ({ cohortId, people }) => `/cohorts/${cohortId}/messages/${people.owner}/nudge`,
    get: only(["coach"], 200),
    post: { form: { body: " " }, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/learning": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/learning`,
    get: only(wordsOfCohort, 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/learning/:assignment": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/learning/${nothing}`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(404) },
  },
  "cohorts/:cohort/goals": { at: ({ cohortId }) => `/cohorts/${cohortId}/goals`, get: only(wordsOfCohort, 200) },
  "cohorts/:cohort/goals/new": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/goals/new`,
    get: only(["owner", "mate"], 200),
    post: { form: {}, answers: only(["owner", "mate"], 422) },
  },
  "cohorts/:cohort/goals/:goal": {
    at: ({ cohortId, goalId }) => `/cohorts/${cohortId}/goals/${goalId}`,
    get: only(["owner"], 200),
    post: { form: { statement: " " }, answers: only(["owner"], 422) },
  },
  "cohorts/:cohort/log": { at: ({ cohortId }) => `/cohorts/${cohortId}/log`, get: only(inCohort, 200) },
  "cohorts/:cohort/log/new": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/log/new`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/log/paste": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/log/paste`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/log/export": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/log/export`,
    get: only(["coach"], 200),
    post: { form: {}, answers: everybody(unchanged) },
  },
  "cohorts/:cohort/log/entries/:entry": {
    at: ({ cohortId, contactId }) => `/cohorts/${cohortId}/log/entries/${contactId}`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/log/entries/:entry/minutes": {
    at: ({ cohortId, contactId }) => `/cohorts/${cohortId}/log/entries/${contactId}/minutes`,
    get: everybody(unchanged),
    post: { form: { minutes: "7" }, answers: only(["coach"], 400) },
  },
  "cohorts/:cohort/log/observation": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/log/observation`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/log/observations/:observation": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/log/observations/${nothing}`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  desk: { at: () => "/desk", get: only(["coach", "otherCoach"], 200) },
  "desk/reflections/:reflection/mark": {
    at: ({ reflectionId }) => `/desk/reflections/${reflectionId}/mark`,
    get: everybody(unchanged),
    post: { form: { revision: "1" }, answers: only(["coach"], 303) },
  },
});

async function prepare({ db, people, cohortId }: World) {
  const written = { cohortId, personId: people.owner, statement: "Everybody is greeted." };
  const [goal] = await db.insert(goals).values(written).returning();
  const met = { kind: "team", beganAt: new Date(), minutes: 30, mode: "phone", recordedBy: people.coach } as const;
  const [contact] = await db
    .insert(coachingContacts)
    .values({ cohortId, ...met })
    .returning();
  return { goalId: goal?.id ?? "", contactId: contact?.id ?? "" };
}

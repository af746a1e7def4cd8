import { keepSigningKey } from "#app/credit/credentials/signing-key.server.ts";
import {
  credentials,
  meetingInvitations,
  meetingSheets,
  meetings,
  organizations,
  people as persons,
  trainingRunFacilitators,
  trainingRuns,
} from "#db/schema/index.ts";
import { everybody, only, signedIn, unchanged, type Visitor } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

/** The people who plan runs, and the coach, who gives this one. */
const planning: Visitor[] = ["lead", "admin"];
const staff: Visitor[] = ["coach", ...planning];
const managers: Visitor[] = ["admin", "manager"];
const day = { title: "Day one", day: "2099-03-02", time: "09:00", minutes: "180", timeZone: "UTC" };

export const trainingsRows = domainRows(prepare, {
  trainings: { at: () => "/trainings", get: everybody(200) },
  "trainings/offered/:training": { at: () => "/trainings/offered/nothing", get: everybody(404) },
  "trainings/new": {
    at: () => "/trainings/new",
    get: only(planning, 200),
    post: { form: {}, answers: only(planning, 422) },
  },
  "trainings/:run": { at: ({ runId }) => `/trainings/${runId}`, get: everybody(200) },
  "trainings/:run/roster": { at: ({ runId }) => `/trainings/${runId}/roster`, get: only(staff, 200) },
  "trainings/:run/roster/:file": {
    at: ({ runId }) => `/trainings/${runId}/roster/roster.csv`,
    get: only(staff, 200),
  },
  "trainings/:run/change": {
    at: ({ runId }) => `/trainings/${runId}/change`,
    get: only(planning, 200),
    post: { form: {}, answers: only(planning, 422) },
  },
  "trainings/:run/sessions/:meeting": { at: ({ session }) => session, get: only(staff, 302) },
  "trainings/:run/sessions/:meeting/attendance": {
    at: ({ session }) => `${session}/attendance`,
    get: only(staff, 200),
    post: { form: { key: "a-key-of-a-form" }, answers: only(staff, 303) },
  },
  // Nobody is a participant yet; tests/meetings/check-in.test.ts has somebody who is.
  "trainings/:run/sessions/:meeting/sign-out": {
    at: ({ session }) => `${session}/sign-out`,
    get: signedIn(404),
    post: { form: {}, answers: signedIn(404) },
  },
  "trainings/:run/sessions/:meeting/sheets": {
    at: ({ session }) => `${session}/sheets`,
    get: only([...staff, "manager"], 200),
    post: { form: {}, answers: only(staff, 303) },
  },
  "trainings/:run/sessions/:meeting/sheets/:sheet": {
    at: ({ session, sheet }) => `${session}/sheets/${sheet}`,
    get: only([...staff, "manager"], 200),
  },
  "trainings/:run/sessions/:meeting/check-in": {
    at: ({ session }) => `${session}/check-in`,
    get: only(staff, 200),
    post: { form: { _method: "delete" }, answers: only(staff, 303) },
  },
  "trainings/:run/sessions/:meeting/participants": {
    at: ({ session }) => `${session}/participants`,
    get: only(staff, 200),
    post: { form: {}, answers: only(staff, 422) },
  },
  "trainings/:run/sessions/:meeting/change": {
    at: ({ session }) => `${session}/change`,
    get: only(planning, 200),
    post: { form: { ...day, breaks: "15" }, answers: only(planning, 303) },
  },
  "trainings/:run/registration": {
    at: ({ runId }) => `/trainings/${runId}/registration`,
    get: signedIn(200),
    post: { form: { credit: "none" }, answers: signedIn(303) },
  },
  "trainings/:run/terms": {
    at: ({ runId }) => `/trainings/${runId}/terms`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  "trainings/:run/people": {
    at: ({ runId }) => `/trainings/${runId}/people`,
    get: only(planning, 404), // they belong to no organization; tests/trainings/people.test.ts has a lead who does
    post: { form: {}, answers: only(planning, 404) },
  },
  "trainings/:run/invitations": {
    at: ({ runId }) => `/trainings/${runId}/invitations`,
    get: only(staff, 200),
    post: { form: {}, answers: only(staff, 422) },
  },
  "trainings/calendar.ics": { at: () => "/trainings/calendar.ics?format=online", get: everybody(200) },
  "trainings/:run/name-badges": { at: ({ runId }) => `/trainings/${runId}/name-badges`, get: only(staff, 200) },
  "trainings/:run/door": {
    at: ({ runId }) => `/trainings/${runId}/door`,
    get: only(staff, 200),
    post: { form: {}, answers: only(staff, 422) },
  },
  "trainings/approvals": { at: () => "/trainings/approvals", get: only(planning, 200) },
  "trainings/approvals/:registration": {
    at: () => "/trainings/approvals/nothing",
    get: everybody(unchanged),
    post: { form: { answer: "approved" }, answers: signedIn(404) },
  },
  "trainings/approval-rules/:organization": {
    at: ({ organizationId }) => `/trainings/approval-rules/${organizationId}`,
    get: everybody(unchanged),
    post: { form: { asks: "no" }, answers: only(planning, 303) },
  },
  "learning-record/walk-ins": {
    at: () => "/learning-record/walk-ins",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  "trainings/:run/offer": {
    at: ({ runId }) => `/trainings/${runId}/offer`,
    get: everybody(unchanged),
    post: { form: { answer: "accept" }, answers: signedIn(303) },
  },
  "trainings/:run/confirmation": {
    at: ({ runId }) => `/trainings/${runId}/confirmation`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(staff, 303) },
  },
  // Nobody has minutes in the ledger yet; tests/trainings/credit.test.ts has somebody who does.
  "trainings/:run/claim": {
    at: ({ runId }) => `/trainings/${runId}/claim`,
    get: signedIn(404),
    post: { form: {}, answers: signedIn(404) },
  },
  "trainings/:run/evaluation": {
    at: ({ runId }) => `/trainings/${runId}/evaluation`,
    get: only(["coach", "admin", "manager"], 200),
  },
  "learning-record": { at: () => "/learning-record", get: signedIn(200) },
  "learning-record.csv": { at: () => "/learning-record.csv", get: signedIn(200) },
  "learning-record.pdf": { at: () => "/learning-record.pdf", get: signedIn(200) },
  certificates: {
    at: () => "/certificates",
    get: everybody(unchanged),
    post: { form: { course: "nothing" }, answers: signedIn(303) },
  },
  // Each code is a stranger's; tests/trainings/certificate.test.ts has its owner.
  "certificates/:code": { at: ({ code }) => `/certificates/${code}`, get: everybody(200) },
  "certificates/:code/pdf": { at: ({ code }) => `/certificates/${code}/pdf`, get: signedIn(404) },
  "certificates/:code/badge": { at: ({ code }) => `/certificates/${code}/badge`, get: everybody(200) },
  "certificates/:code/name": {
    at: ({ code }) => `/certificates/${code}/name`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  "certificates/:code/revocation": {
    at: ({ code }) => `/certificates/${code}/revocation`,
    get: everybody(unchanged),
    post: { form: { reason: "A mistake" }, answers: only(managers, 303) },
  },
  "badges/issuer": { at: () => "/badges/issuer", get: everybody(200) },
  "badges/keys": { at: () => "/badges/keys", get: everybody(200) },
  "badges/keys/:kid": { at: () => "/badges/keys/nothing", get: everybody(404) },
  "badges/status/:list": { at: () => "/badges/status/0", get: everybody(200) },
  credit: { at: () => "/credit", get: only(managers, 200) },
  "credit/:run": {
    at: ({ runId }) => `/credit/${runId}`,
    get: only(managers, 200),
    post: { form: { approvedHours: "none" }, answers: only(managers, 422) },
  },
  "credit/:run/proposal": { at: ({ runId }) => `/credit/${runId}/proposal`, get: only(managers, 200) },
  "credit/:run/proposal.pdf": { at: ({ runId }) => `/credit/${runId}/proposal.pdf`, get: only(managers, 200) },
  "credit/:run/files/:file": { at: ({ runId }) => `/credit/${runId}/files/records.zip`, get: only(managers, 200) },
  "credit/holds": {
    at: () => "/credit/holds",
    get: only(managers, 200),
    post: { form: {}, answers: only(managers, 422) },
  },
  // Nobody has an entry yet; tests/trainings/correction.test.ts has somebody who does.
  "credit/:run/corrections/:entry": {
    at: ({ runId }) => `/credit/${runId}/corrections/1`,
    get: signedIn(404),
    post: { form: {}, answers: signedIn(404) },
  },
  "credit/:run/awards": {
    at: ({ runId }) => `/credit/${runId}/awards`,
    get: everybody(unchanged),
    post: { form: { reference: "T-9" }, answers: only(managers, 303) },
  },
  "trainings/:run/publication": {
    at: ({ runId }) => `/trainings/${runId}/publication`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(planning, 303) },
  },
  "trainings/:run/cancellation": {
    at: ({ runId }) => `/trainings/${runId}/cancellation`,
    get: only(planning, 200),
    post: { form: { reason: "No room." }, answers: only(planning, 303) },
  },
});

/** A published run, which the coach of the owner's cohort gives. */
async function prepare({ db, people }: World) {
  const startsAt = new Date("2099-03-02T09:00:00Z");
  const endsAt = new Date("2099-03-02T12:00:00Z");
  const facts = { title: "Logic models", timeZone: "UTC", startsAt };
  const [run] = await db
    .insert(trainingRuns)
    .values({
      ...{ ...facts, endsAt, offeringKind: "training", offeringSlug: "logic-models", format: "in_person" },
      ...{ capacity: 4, publishedAt: new Date("2026-01-01T00:00:00Z") },
    })
    .returning();
  const runId = run?.id ?? "";
  await db
    .insert(trainingRunFacilitators)
    .values({ runId, personId: people.coach, name: "Cora", qualification: "Data coach", position: 1 });
  const [session] = await db
    .insert(meetings)
    .values({ ...facts, trainingRunId: runId, kind: "training", minutes: 180 })
    .returning();
  const [sheet] = await db
    .insert(meetingSheets)
    .values({ meetingId: session?.id ?? "", bytes: Buffer.from("a photo"), hash: "a hash" })
    .returning();
  await db.insert(meetingInvitations).values({ meetingId: session?.id ?? "", personId: people.coach, role: "host" });
  const [organization] = await db
    .insert(organizations)
    .values({ name: "An organization that asks for approval", kind: "cbo" })
    .returning();
  const [stranger] = await db.insert(persons).values({ name: "Bea", email: "bea@certificates.example" }).returning();
  await keepSigningKey(db);
  const code = "a-code-of-22-characters".slice(0, 22);
  await db.insert(credentials).values({
    ...{ code, personId: stranger?.id ?? "", runId, name: "Bea", title: "Logic models" },
    ...{ completedOn: "2026-01-01", minutes: 180 },
  });
  return {
    ...{ runId, code, sheet: sheet?.id ?? "" },
    organizationId: organization?.id ?? "",
    session: `/trainings/${runId}/sessions/${session?.id}`,
  };
}

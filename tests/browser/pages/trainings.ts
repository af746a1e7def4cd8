import { idFor } from "#db/seed/random.ts";
import { demoCourseRunId, demoCourseRunLearner } from "#db/seed/world-course-run.ts";
import { demoCertificateCode } from "#db/seed/world-trainings.ts";
import { type PageRows, type Role, toAdministrators, toEducators, toEverybody, toLeads, toSignedIn } from "./finds.ts";

const runId = (key: string) => idFor(`training run ${key}`);
const open = `/trainings/${runId("focus-groups")}`;
const session = `${open}/sessions/${idFor(`training session ${runId("focus-groups")}`)}`;

/** The demo coach gives the demo trainings. */
const toStaff = (role: Role) => (role === "nobody" ? "sign-in" : role === "educator" ? "nothing" : "page");

/** The demo coach is the instructor of the demo course run. */
const courseRun = `/trainings/${demoCourseRunId}`;
const toInstructor = (role: Role) => (role === "nobody" ? "sign-in" : role === "coach" ? "page" : "nothing");

/** The clock-hour side of it: the coach who gave it, and administrators. */
const toFacilitators = (role: Role) => (role === "lead" ? "nothing" : toStaff(role));

export const trainingsPages: PageRows = {
  trainings: { addresses: ["/trainings", "/trainings?when=past", "/trainings?month=2026-11"], finds: toEverybody },
  "trainings/offered/:training": { addresses: ["/trainings/offered/empathy-interviews"], finds: toEverybody },
  "trainings/new": { addresses: ["/trainings/new"], finds: toLeads },
  "trainings/new/course": { addresses: ["/trainings/new/course"], finds: toLeads },
  "trainings/:run/work": { addresses: [`${courseRun}/work`], finds: toEducators },
  "trainings/:run/work/learners": { addresses: [`${courseRun}/work/learners`], finds: toInstructor },
  "trainings/:run/work/learners/:registration": {
    addresses: [`${courseRun}/work/learners/${demoCourseRunLearner}`],
    finds: toInstructor,
  },
  "trainings/:run/evidence": { addresses: [`${courseRun}/evidence`], finds: toFacilitators },
  "trainings/:run": {
    addresses: ["focus-groups", "data-communication", "logic-models-canceled"].map((key) => `/trainings/${runId(key)}`),
    finds: toEverybody,
  },
  "trainings/:run/registration": { addresses: [`${open}/registration`], finds: toSignedIn },
  "trainings/:run/claim": { addresses: [`/trainings/${runId("empathy-interviews-past")}/claim`], finds: toEducators },
  "trainings/:run/evaluation": {
    addresses: [`/trainings/${runId("empathy-interviews-past")}/evaluation`],
    finds: toFacilitators,
  },
  "learning-record": { addresses: ["/learning-record"], finds: toSignedIn },
  credit: { addresses: ["/credit"], finds: toAdministrators },
  "credit/:run": { addresses: [`/credit/${runId("empathy-interviews-past")}`], finds: toAdministrators },
  "credit/:run/corrections/:entry": {
    addresses: [`/credit/${runId("empathy-interviews-past")}/corrections/:entry`],
    finds: toAdministrators,
  },
  "credit/:run/proposal": { addresses: [`/credit/${runId("focus-groups")}/proposal`], finds: toAdministrators },
  "certificates/:code": { addresses: [`/certificates/${demoCertificateCode}`], finds: toEverybody },
  "credit/holds": { addresses: ["/credit/holds"], finds: toAdministrators },
  "trainings/:run/roster": { addresses: [`${open}/roster`], finds: toStaff },
  "trainings/:run/name-badges": { addresses: [`${open}/name-badges`], finds: toStaff },
  "trainings/:run/door": { addresses: [`${open}/door`], finds: toStaff },
  "trainings/:run/invitations": { addresses: [`${open}/invitations`], finds: toStaff },
  "trainings/:run/people": { addresses: [`${open}/people`], finds: toLeads },
  "trainings/approvals": { addresses: ["/trainings/approvals"], finds: toLeads },
  "trainings/:run/change": { addresses: [`${open}/change`], finds: toLeads },
  "trainings/:run/cancellation": { addresses: [`${open}/cancellation`], finds: toLeads },
  "trainings/:run/sessions/:meeting/attendance": { addresses: [`${session}/attendance`], finds: toStaff },
  "trainings/:run/sessions/:meeting/sign-out": {
    addresses: [
      `/trainings/${runId("logic-models")}/sessions/${idFor(`training session ${runId("logic-models")}`)}/sign-out`,
    ],
    finds: toEducators,
  },
  "trainings/:run/sessions/:meeting/sheets": { addresses: [`${session}/sheets`], finds: toStaff },
  "trainings/:run/sessions/:meeting/check-in": { addresses: [`${session}/check-in`], finds: toStaff },
  "trainings/:run/sessions/:meeting/participants": { addresses: [`${session}/participants`], finds: toStaff },
  "trainings/:run/sessions/:meeting/change": { addresses: [`${session}/change`], finds: toLeads },
};

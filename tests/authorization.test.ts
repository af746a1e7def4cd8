import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { typedWordsIn } from "#app/http/typed-words.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { log } from "#app/log/log.ts";
import { machineEndpoints } from "#app/machine-endpoints.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { webApp } from "#app/server/web-app.ts";
import {
  bookings,
  bookingTimes,
  cohortMemberships,
  goals,
  imports,
  invitations,
  meetingInvitations,
  meetings,
  memberships,
  roleGrants,
} from "#db/schema/index.ts";
import { addresses } from "#tests/addresses.ts";
import { aPhoto, handedInArtifact } from "./artifacts/handed-in.ts";
import { type Ask, cookieOf, openSite, requestFor } from "./identity/site.ts";
import { askedInstrument } from "./instruments/asked.ts";
import { aCohort, join } from "./world.ts";

log.level = "silent";

/**
 * Who sends the request: a visitor, and one person for each role. The owner wrote the reflection, in a cohort that the
 * coach coaches and that the former member has left.
 */
const visitors = [
  "nobody",
  "owner",
  "mate",
  "former",
  "stranger",
  "coach",
  "otherCoach",
  "lead",
  "admin",
  "manager",
] as const;
type Visitor = (typeof visitors)[number];
type Answers = Record<Visitor, number>;

const everybody = (status: number): Answers => answers(() => status);
const signedIn = (status: number): Answers => ({ ...everybody(status), nobody: 303 });
const only = (who: Visitor[], status: number): Answers => ({
  ...answers((visitor) => (who.includes(visitor) ? status : 404)),
  nobody: 303,
});

function answers(of: (visitor: Visitor) => number): Answers {
  const all = visitors.map((visitor) => [visitor, of(visitor)] as const);
  return Object.fromEntries(all) as Answers;
}

/** A signed-out person with typed text is shown it; without text, a form redirects to sign-in. */
function answersTo({ form, answers }: { form: Record<string, string>; answers: Answers }): Answers {
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.set(name, value);
  const isShown = answers.nobody === 303 && typedWordsIn(data).length > 0;
  return isShown ? { ...answers, nobody: 401 } : answers;
}

/** To whom the pages of the owner's cohort are open. */
const inCohort: Visitor[] = ["owner", "mate", "coach", "lead", "admin"];

/** To whom what its members write is open. */
const wordsOfCohort: Visitor[] = ["owner", "mate", "coach"];

/** Who runs it. */
const runningCohort: Visitor[] = ["coach", "lead", "admin"];

const nothing = "00000000-0000-4000-8000-000000000000";

type Row = { at: () => string; get: Answers; post?: { form: Record<string, string>; answers: Answers } };

const lesson = "/courses/numbers/lessons/counting";
let cohortId = "";
let goalId = "";
let reflectionId = "";
let artifactId = "";
let runId = "";
let fileId = "";
let organizationId = "";
let membershipId = "";
let grantId = "";
let invitationId = "";
let importId = "";
let mailId = "";
let sessionId = "";
let oneToOneId = "";
const unchanged = 405;
/** To whom its sessions are open: leads see counts elsewhere, never what was said. */
const inSessions: Visitor[] = ["owner", "mate", "coach"];
const sessionForm = { title: "Kick-off", day: "2099-01-05", time: "16:00", minutes: "60", timeZone: "UTC" };
const aSession = (cohortId: string) => ({
  ...{ cohortId, kind: "session" as const, title: "Kick-off", minutes: 60, timeZone: "UTC" },
  startsAt: new Date("2026-01-05T16:00:00Z"),
});

/** How the routes themselves refuse a cross-site write, should it ever pass the server's own check. */
const refusals = [403, 404, 405];

/** One row for each path of app/routes.ts. Without `post` the address takes no writes: 405 for everyone. */
const table: Record<string, Row> = {
  "": { at: () => "/", get: everybody(200) },
  healthcheck: { at: () => "/healthcheck", get: everybody(200) },
  offline: { at: () => "/offline", get: everybody(200) },
  privacy: { at: () => "/privacy", get: everybody(200) },
  "sign-up": {
    at: () => "/sign-up",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-in": {
    at: () => "/sign-in",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-up/code": {
    at: () => "/sign-up/code",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-up/link": { at: () => "/sign-up/link", get: everybody(200), post: { form: {}, answers: everybody(303) } },
  "sign-in/mail": {
    at: () => "/sign-in/mail",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-in/code": {
    at: () => "/sign-in/code",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-in/link": { at: () => "/sign-in/link", get: everybody(200), post: { form: {}, answers: everybody(303) } },
  "forgot-password": { at: () => "/forgot-password", get: everybody(200), post: { form: {}, answers: everybody(422) } },
  "reset-password": { at: () => "/reset-password", get: everybody(200), post: { form: {}, answers: everybody(422) } },
  "verify-email": { at: () => "/verify-email", get: everybody(200), post: { form: {}, answers: everybody(303) } },
  "confirm-email": { at: () => "/confirm-email", get: signedIn(200), post: { form: {}, answers: signedIn(303) } },
  "undo-email-change": {
    at: () => "/undo-email-change",
    get: everybody(200),
    post: { form: {}, answers: everybody(303) },
  },
  "settings/email": {
    at: () => "/settings/email",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/email/verification": {
    at: () => "/settings/email/verification",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  "settings/sessions": { at: () => "/settings/sessions", get: signedIn(200) },
  "settings/sessions/others": {
    at: () => "/settings/sessions/others",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  "settings/sessions/:session": {
    at: () => "/settings/sessions/00000000-0000-4000-8000-000000000000",
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(404) },
  },
  "sign-out": { at: () => "/sign-out", get: everybody(302), post: { form: {}, answers: everybody(302) } },
  drafts: { at: () => "/drafts", get: signedIn(200) },
  "sign-in/second-step": {
    at: () => "/sign-in/second-step",
    get: everybody(302),
    post: { form: {}, answers: everybody(302) },
  },
  "sign-in/second-step/passkey": {
    at: () => "/sign-in/second-step/passkey",
    get: everybody(unchanged),
    post: { form: {}, answers: everybody(422) },
  },
  "sign-in/recovery-code": {
    at: () => "/sign-in/recovery-code",
    get: everybody(302),
    post: { form: {}, answers: everybody(302) },
  },
  "sign-in/passkey": {
    at: () => "/sign-in/passkey",
    get: everybody(unchanged),
    post: { form: {}, answers: everybody(422) },
  },
  "sign-in/passkey/challenge": {
    at: () => "/sign-in/passkey/challenge",
    get: everybody(unchanged),
    post: { form: { of: "anybody" }, answers: everybody(422) },
  },
  "sign-in/again": { at: () => "/sign-in/again", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "sign-in/again/code": {
    at: () => "/sign-in/again/code",
    get: signedIn(404),
    post: { form: {}, answers: signedIn(422) },
  },
  "sign-in/again/mail": {
    at: () => "/sign-in/again/mail",
    get: signedIn(404),
    post: { form: {}, answers: signedIn(422) },
  },
  "sign-in/again/mail/sending": {
    at: () => "/sign-in/again/mail/sending",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  "sign-in/again/passkey": {
    at: () => "/sign-in/again/passkey",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/sign-in": { at: () => "/settings/sign-in", get: signedIn(200) },
  "settings/two-step": {
    at: () => "/settings/two-step",
    get: signedIn(200),
    post: { form: { _method: "delete" }, answers: signedIn(422) },
  },
  "settings/two-step/set-up": {
    at: () => "/settings/two-step/set-up",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/recovery-codes": {
    at: () => "/settings/recovery-codes",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(403) },
  },
  "settings/passkeys": { at: () => "/settings/passkeys", get: signedIn(200) },
  "settings/passkeys/challenge": {
    at: () => "/settings/passkeys/challenge",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/passkeys/answer": {
    at: () => "/settings/passkeys/answer",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/passkeys/:passkey": {
    at: () => "/settings/passkeys/none",
    get: signedIn(404),
    post: { form: { name: "Mine" }, answers: signedIn(404) },
  },
  "settings/profile": {
    at: () => "/settings/profile",
    get: signedIn(200),
    post: { form: { name: "" }, answers: signedIn(422) },
  },
  settings: { at: () => "/settings", get: { ...everybody(302), nobody: 303 } },
  "settings/notifications": {
    at: () => "/settings/notifications",
    get: signedIn(200),
    post: { form: {}, answers: { ...everybody(302), nobody: 303 } },
  },
  "settings/privacy": { at: () => "/settings/privacy", get: signedIn(200) },
  "settings/data": {
    at: () => "/settings/data",
    get: signedIn(200),
    post: { form: {}, answers: { ...everybody(302), nobody: 303 } },
  },
  "settings/data/schema": { at: () => "/settings/data/schema", get: everybody(200) },
  "settings/data/:export/:file": { at: () => `/settings/data/${crypto.randomUUID()}/json`, get: signedIn(404) },
  "settings/erasure": {
    at: () => "/settings/erasure",
    get: signedIn(200),
    post: { form: { word: "no" }, answers: signedIn(422) },
  },
  "undo-erasure": {
    at: () => "/undo-erasure?token=none",
    get: everybody(410),
    post: { form: { token: "none" }, answers: everybody(302) },
  },
  "settings/password": {
    at: () => "/settings/password",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(422) },
  },
  // No such provider is configured in this test.
  "sign-in/with/:provider": {
    at: () => "/sign-in/with/oidc",
    get: everybody(200),
    post: { form: {}, answers: everybody(503) },
  },
  "sign-in/with/:provider/return": { at: () => "/sign-in/with/oidc/return", get: everybody(400) },
  "sign-in/connect": {
    at: () => "/sign-in/connect",
    get: everybody(302),
    post: { form: {}, answers: { ...everybody(302), nobody: 303 } },
  },
  "sign-in/connect/account": {
    at: () => "/sign-in/connect/account",
    get: everybody(302),
    post: { form: {}, answers: everybody(302) },
  },
  "settings/connected": {
    at: () => "/settings/connected",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(404) },
  },
  "settings/merge": { at: () => "/settings/merge", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "settings/merge/proof": {
    at: () => "/settings/merge/proof",
    get: signedIn(302),
    post: { form: {}, answers: signedIn(302) },
  },
  "settings/merge/second-step": {
    at: () => "/settings/merge/second-step",
    get: signedIn(302),
    post: { form: {}, answers: signedIn(302) },
  },
  "settings/merge/review": {
    at: () => "/settings/merge/review",
    get: signedIn(302),
    post: { form: {}, answers: signedIn(302) },
  },
  courses: { at: () => "/courses", get: everybody(200) },
  "courses/:course": { at: () => "/courses/numbers", get: everybody(200) },
  "courses/:course/enrollment": {
    at: () => "/courses/numbers/enrollment",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson": { at: () => lesson, get: everybody(200) },
  "courses/:course/lessons/:lesson/print": { at: () => `${lesson}/print`, get: signedIn(200) },
  "courses/:course/lessons/:lesson/completion": {
    at: () => `${lesson}/completion`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson/position": {
    at: () => `${lesson}/position`,
    get: everybody(unchanged),
    post: { form: { block: "count", offset: "0.5" }, answers: signedIn(204) },
  },
  "courses/:course/lessons/:lesson/responses/:prompt": {
    at: () => `${lesson}/responses/guess`,
    get: everybody(unchanged),
    post: { form: { answer: "Seven" }, answers: signedIn(303) },
  },
  "courses/:course/lessons/:lesson/reflections/:prompt": {
    at: () => `${lesson}/reflections/notice`,
    get: everybody(unchanged),
    post: { form: { text: "I notice.", writer: "w" }, answers: signedIn(303) },
  },
  cohorts: { at: () => "/cohorts", get: signedIn(200) },
  "cohorts/new": {
    at: () => "/cohorts/new",
    get: only(["coach", "otherCoach", "lead", "admin"], 200),
    post: { form: {}, answers: only(["coach", "otherCoach", "lead", "admin"], 422) },
  },
  "cohorts/:cohort": { at: () => `/cohorts/${cohortId}`, get: only(inCohort, 200) },
  "cohorts/:cohort/people": { at: () => `/cohorts/${cohortId}/people`, get: only(inCohort, 200) },
  "cohorts/:cohort/invitations": {
    at: () => `/cohorts/${cohortId}/invitations`,
    get: only(runningCohort, 200),
    post: { form: { emails: "nobody" }, answers: only(runningCohort, 422) },
  },
  "cohorts/:cohort/invitations/:invitation": {
    at: () => `/cohorts/${cohortId}/invitations/${nothing}`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(404) },
  },
  "cohorts/:cohort/codes": {
    at: () => `/cohorts/${cohortId}/codes`,
    get: everybody(unchanged),
    post: { form: { maxUses: "5" }, answers: only(runningCohort, 303) },
  },
  "cohorts/:cohort/members": {
    at: () => `/cohorts/${cohortId}/members`,
    get: everybody(unchanged),
    post: { form: { member: nothing }, answers: signedIn(404) },
  },
  "cohorts/:cohort/members/:person/end": {
    at: () => `/cohorts/${cohortId}/members/${people.get("owner")}/end`,
    get: only(["owner", ...runningCohort], 200),
    post: { form: { day: "never" }, answers: only(["owner", ...runningCohort], 422) },
  },
  "cohorts/:cohort/agreement": {
    at: () => `/cohorts/${cohortId}/agreement`,
    get: only(inCohort, 200),
    post: { form: { version: "1" }, answers: only(["owner", "mate"], 303) },
  },
  "cohorts/:cohort/agreement/new": {
    at: () => `/cohorts/${cohortId}/agreement/new`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/plan": {
    at: () => `/cohorts/${cohortId}/plan`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/settings": {
    at: () => `/cohorts/${cohortId}/settings`,
    get: only(runningCohort, 200),
    post: { form: {}, answers: only(runningCohort, 422) },
  },
  // This cohort takes no requests; tests/cohorts/joining.test.ts has one that does.
  "cohorts/:cohort/request": {
    at: () => `/cohorts/${cohortId}/request`,
    get: signedIn(404),
    post: { form: {}, answers: signedIn(404) },
  },
  "cohorts/:cohort/requests/:request": {
    at: () => `/cohorts/${cohortId}/requests/${nothing}`,
    get: everybody(unchanged),
    post: { form: { answer: "approve" }, answers: signedIn(404) },
  },
  "cohorts/:cohort/coaches/:coach/hand-over": {
    at: () => `/cohorts/${cohortId}/coaches/${people.get("coach")}/hand-over`,
    get: only(runningCohort, 200),
    post: { form: {}, answers: only(runningCohort, 422) },
  },
  "cohorts/:cohort/messages": {
    at: () => `/cohorts/${cohortId}/messages`,
    get: { ...only(["owner", "mate"], 302), coach: 200 },
  },
  "cohorts/:cohort/messages/:person": {
    at: () => `/cohorts/${cohortId}/messages/${people.get("owner")}`,
    get: only(["owner", "coach"], 200),
    post: { form: { body: " " }, answers: only(["owner", "coach"], 422) },
  },
  "cohorts/:cohort/messages/:person/nudge": {
    at: () => `/cohorts/${cohortId}/messages/${people.get("owner")}/nudge`,
    get: only(["coach"], 200),
    post: { form: { body: " " }, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/learning": {
    at: () => `/cohorts/${cohortId}/learning`,
    get: only(wordsOfCohort, 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/learning/:assignment": {
    at: () => `/cohorts/${cohortId}/learning/${nothing}`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(404) },
  },
  "cohorts/:cohort/goals": { at: () => `/cohorts/${cohortId}/goals`, get: only(wordsOfCohort, 200) },
  "cohorts/:cohort/goals/new": {
    at: () => `/cohorts/${cohortId}/goals/new`,
    get: only(["owner", "mate"], 200),
    post: { form: {}, answers: only(["owner", "mate"], 422) },
  },
  "cohorts/:cohort/goals/:goal": {
    at: () => `/cohorts/${cohortId}/goals/${goalId}`,
    get: only(["owner"], 200),
    post: { form: { statement: " " }, answers: only(["owner"], 422) },
  },
  "cohorts/:cohort/log": { at: () => `/cohorts/${cohortId}/log`, get: only(inCohort, 200) },
  "cohorts/:cohort/log/new": {
    at: () => `/cohorts/${cohortId}/log/new`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/log/observation": {
    at: () => `/cohorts/${cohortId}/log/observation`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/log/observations/:observation": {
    at: () => `/cohorts/${cohortId}/log/observations/${nothing}`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  desk: { at: () => "/desk", get: only(["coach", "otherCoach"], 200) },
  "desk/reflections/:reflection/mark": {
    at: () => `/desk/reflections/${reflectionId}/mark`,
    get: everybody(unchanged),
    post: { form: { revision: "1" }, answers: only(["coach"], 303) },
  },
  learning: { at: () => "/learning", get: signedIn(200) },
  "learning/guest-answers": {
    at: () => "/learning/guest-answers",
    get: everybody(unchanged),
    post: { form: { to: "/" }, answers: signedIn(303) },
  },
  reflections: { at: () => "/reflections", get: signedIn(200) },
  "reflections/export": { at: () => "/reflections/export", get: signedIn(200) },
  "reflections/shared": { at: () => "/reflections/shared", get: signedIn(200) },
  "reflections/:reflection": { at: () => `/reflections/${reflectionId}`, get: only(["owner", "coach"], 200) },
  "reflections/:reflection/visibility": {
    at: () => `/reflections/${reflectionId}/visibility`,
    get: everybody(unchanged),
    post: { form: { visibility: "coach" }, answers: only(["owner"], 303) },
  },
  "reflections/:reflection/replies": {
    at: () => `/reflections/${reflectionId}/replies`,
    get: everybody(unchanged),
    post: { form: { seen: "yes" }, answers: signedIn(303) },
  },
  "reflections/:reflection/restoration": {
    at: () => `/reflections/${reflectionId}/restoration`,
    get: everybody(unchanged),
    post: { form: { revision: "1" }, answers: only(["owner"], 303) },
  },
  "admin/mail": { at: () => "/admin/mail", get: only(["admin"], 200) },
  "admin/mail/test": {
    at: () => "/admin/mail/test",
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "cohorts/:cohort/work": {
    at: () => `/cohorts/${cohortId}/work`,
    get: only(["owner", "mate", "coach"], 200),
    post: { form: { template: "none" }, answers: signedIn(404) },
  },
  "cohorts/:cohort/instruments": {
    at: () => `/cohorts/${cohortId}/instruments`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  instruments: { at: () => "/instruments", get: signedIn(200) },
  "instruments/:instrument": {
    at: () => `/instruments/${runId}`,
    get: only(["owner", "mate"], 200),
    post: { form: {}, answers: only(["owner", "mate"], 422) },
  },
  "instruments/:instrument/results": { at: () => `/instruments/${runId}/results`, get: only(["coach"], 200) },
  artifacts: { at: () => "/artifacts", get: signedIn(200) },
  // The work is handed in: its owner reads it and takes it back, its cohort's coach answers.
  "artifacts/:artifact": {
    at: () => `/artifacts/${artifactId}`,
    get: only(["owner", "coach"], 200),
    post: { form: {}, answers: only(["owner", "coach"], 400) },
  },
  "artifacts/:artifact/text": {
    at: () => `/artifacts/${artifactId}/text`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["owner"], 303) },
  },
  "artifacts/:artifact/state": {
    at: () => `/artifacts/${artifactId}/state`,
    get: everybody(unchanged),
    post: { form: { action: "reopen" }, answers: only(["owner", "coach"], 303) },
  },
  "artifacts/:artifact/comments": {
    at: () => `/artifacts/${artifactId}/comments`,
    get: everybody(unchanged),
    post: { form: { text: "Yes.", parent: "none" }, answers: signedIn(404) },
  },
  "artifacts/:artifact/owners": {
    at: () => `/artifacts/${artifactId}/owners`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: only(["owner"], 303) },
  },
  "artifacts/:artifact/files": {
    at: () => `/artifacts/${artifactId}/files`,
    get: everybody(unchanged),
    post: { form: { field: "photo" }, answers: { ...only(["owner"], 303), nobody: 401 } },
  },
  "artifacts/:artifact/files/:file": {
    at: () => `/artifacts/${artifactId}/files/${fileId}`,
    get: only(["owner", "coach"], 200),
  },
  // There is nothing to look at in this work.
  "artifacts/:artifact/data-review": {
    at: () => `/artifacts/${artifactId}/data-review`,
    get: everybody(unchanged),
    post: { form: { answer: "fine" }, answers: signedIn(404) },
  },
  "artifacts/:artifact/acknowledgment": {
    at: () => `/artifacts/${artifactId}/acknowledgment`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["owner"], 303) },
  },
  "artifacts/:artifact/versions": {
    at: () => `/artifacts/${artifactId}/versions`,
    get: only(["owner", "coach"], 200),
    post: { form: { revision: "1" }, answers: only(["owner"], 303) },
  },
  "admin/mail/retries": {
    at: () => "/admin/mail/retries",
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/mail/previews/:template": { at: () => "/admin/mail/previews/sign_in", get: only(["admin"], 200) },
  "admin/mail/:mail/retry": {
    at: () => `/admin/mail/${mailId}/retry`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/jobs": { at: () => "/admin/jobs", get: only(["admin"], 200) },
  // tests/jobs/dead-letters.test.ts covers an existing one
  "admin/jobs/:job": {
    at: () => `/admin/jobs/${reflectionId}`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(404) },
  },
  "admin/jobs/:job/retry": {
    at: () => `/admin/jobs/${reflectionId}/retry`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  // only the demo has one (tests/notifications/pages.test.ts)
  mailbox: { at: () => "/mailbox", get: everybody(404) },
  "mailbox/:mail": { at: () => `/mailbox/${reflectionId}`, get: everybody(404) },
  "admin/imports": {
    at: () => "/admin/imports",
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/imports/template": { at: () => "/admin/imports/template", get: only(["admin"], 200) },
  "admin/imports/:import/columns": {
    at: () => `/admin/imports/${importId}/columns`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/imports/:import/repair": {
    at: () => `/admin/imports/${importId}/repair`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/imports/:import": {
    at: () => `/admin/imports/${importId}`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/imports/:import/run": {
    at: () => `/admin/imports/${importId}/run`,
    get: only(["admin"], 302),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/imports/:import/problems": { at: () => `/admin/imports/${importId}/problems`, get: only(["admin"], 200) },
  "admin/imports/:import/revocation": {
    at: () => `/admin/imports/${importId}/revocation`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/invitations": { at: () => "/admin/invitations", get: only(["admin", "lead"], 200) },
  "admin/invitations/new": {
    at: () => "/admin/invitations/new",
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/invitations/code": {
    at: () => "/admin/invitations/code",
    get: only(["admin", "lead"], 200),
    post: { form: { days: "0" }, answers: only(["admin", "lead"], 422) },
  },
  "admin/invitations/renewals": {
    at: () => "/admin/invitations/renewals",
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 303) },
  },
  "admin/invitations/revocations": {
    at: () => "/admin/invitations/revocations",
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 303) },
  },
  "admin/invitations/:invitation": {
    at: () => `/admin/invitations/${invitationId}`,
    get: only(["admin", "lead"], 200),
  },
  "admin/invitations/:invitation/renewal": {
    at: () => `/admin/invitations/${invitationId}/renewal`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin", "lead"], 303) },
  },
  "admin/invitations/:invitation/revocation": {
    at: () => `/admin/invitations/${invitationId}/revocation`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 303) },
  },
  // An expired or unknown invitation looks the same to everyone.
  invitation: {
    at: () => "/invitation?token=none",
    get: everybody(404),
    post: { form: {}, answers: { ...everybody(303), nobody: 422 } },
  },
  join: { at: () => "/join", get: everybody(200), post: { form: {}, answers: everybody(303) } },
  "admin/people": { at: () => "/admin/people?q=ana", get: only(["admin", "lead"], 200) },
  "admin/people/:person": {
    at: () => `/admin/people/${people.get("owner")}`,
    get: only(["admin", "lead"], 200),
  },
  "admin/people/:person/memberships": {
    at: () => `/admin/people/${people.get("owner")}/memberships`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/people/:person/memberships/:membership/end": {
    at: () => `/admin/people/${people.get("owner")}/memberships/${membershipId}/end`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/people/:person/grants": {
    at: () => `/admin/people/${people.get("owner")}/grants`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/people/:person/grants/:grant/end": {
    at: () => `/admin/people/${people.get("coach")}/grants/${grantId}/end`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/people/:person/second-step": {
    at: () => `/admin/people/${people.get("owner")}/second-step`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "choices/organizations": { at: () => "/choices/organizations?q=a", get: only(["admin", "lead"], 200) },
  "admin/organizations": { at: () => "/admin/organizations?sort=people", get: only(["admin"], 200) },
  "admin/organizations/new": {
    at: () => "/admin/organizations/new",
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization": {
    at: () => `/admin/organizations/${organizationId}`,
    get: only(["admin"], 200),
  },
  "admin/organizations/:organization/name": {
    at: () => `/admin/organizations/${organizationId}/name`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/kind": {
    at: () => `/admin/organizations/${organizationId}/kind`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/district": {
    at: () => `/admin/organizations/${organizationId}/district`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/closure": {
    at: () => `/admin/organizations/${organizationId}/closure`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/merge": {
    at: () => `/admin/organizations/${organizationId}/merge`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/changes/:change/undoing": {
    at: () => `/admin/organizations/${organizationId}/changes/1/undoing`,
    get: everybody(unchanged),
    post: { form: { seen: "1" }, answers: only(["admin"], 303) },
  },
  "admin/audit": { at: () => "/admin/audit?q=ana&group=looking", get: only(["admin"], 200) },
  "admin/audit/export": { at: () => "/admin/audit/export", get: only(["admin"], 200) },
  admin: { at: () => "/admin", get: only(["admin"], 200) },
  "admin/technical": { at: () => "/admin/technical", get: only(["admin"], 200) },
  "admin/maintenance": {
    at: () => "/admin/maintenance",
    get: only(["admin"], 200),
    post: { form: { minutes: "never" }, answers: only(["admin"], 422) },
  },
  "admin/view-as": {
    at: () => "/admin/view-as",
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "view-as": {
    at: () => "/view-as",
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(303) },
  },
  "settings/activity": { at: () => "/settings/activity?by=me", get: signedIn(200) },
  programs: { at: () => "/programs", get: everybody(200) },
  "programs/:program": { at: () => "/programs/year", get: everybody(200) },
  "programs/:program/sessions/:session": { at: () => "/programs/year/sessions/first", get: everybody(200) },
  "programs/:program/artifacts/:artifact": { at: () => "/programs/year/artifacts/note", get: everybody(200) },
  "programs/:program/handouts/:handout": { at: () => "/programs/year/handouts/guide", get: everybody(200) },
  protocols: { at: () => "/protocols", get: everybody(200) },
  "protocols/:protocol": { at: () => "/protocols/rounds", get: everybody(200) },
  "cohorts/:cohort/sessions": { at: () => `/cohorts/${cohortId}/sessions`, get: only(inSessions, 200) },
  "cohorts/:cohort/sessions/new": {
    at: () => `/cohorts/${cohortId}/sessions/new`,
    get: only(["coach"], 200),
    post: { form: { ...sessionForm, weeks: "1", key: "a-key-of-a-form" }, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}`,
    get: only(inSessions, 200),
  },
  "cohorts/:cohort/sessions/:meeting/change": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/change`,
    get: only(["coach"], 200),
    post: { form: sessionForm, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/cancellation": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/cancellation`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/attendance": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/attendance`,
    get: only(["coach"], 200),
    post: { form: { key: "a-key-of-a-form" }, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/check-in": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/check-in`,
    get: only(["coach"], 200),
    post: { form: { _method: "delete" }, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/participants": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/participants`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/sessions/:meeting/facilitate": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/facilitate`,
    get: only(inSessions, 200),
    post: { form: { step: "start", key: "a-press", from: "0" }, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/notes": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/notes`,
    get: everybody(unchanged),
    post: {
      form: { text: "We began.", audience: "author", key: "a-key-of-a-form" },
      answers: only(["coach"], 303),
    },
  },
  "cohorts/:cohort/sessions/:meeting/notes/:note": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/notes/00000000-0000-4000-8000-000000000000`,
    get: only([], 200),
    post: { form: { _method: "delete" }, answers: only([], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/next-steps": {
    at: () => `/cohorts/${cohortId}/sessions/${sessionId}/next-steps`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(inSessions, 303) },
  },
  booking: { at: () => "/booking", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "booking/times": {
    at: () => "/booking/times",
    get: everybody(unchanged),
    post: { form: {}, answers: only([], 303) },
  },
  "booking/:meeting": {
    at: () => `/booking/${oneToOneId}`,
    get: only(["owner", "coach"], 200),
    post: { form: { _method: "delete" }, answers: only(["owner"], 303) },
  },
  "next-steps/:step": {
    at: () => "/next-steps/00000000-0000-4000-8000-000000000000",
    get: everybody(unchanged),
    post: { form: {}, answers: only([], 303) },
  },
  "check-in": { at: () => "/check-in", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "calendar/:file": { at: () => `/calendar/${"a".repeat(43)}.ics`, get: everybody(404) },
  "settings/calendar": {
    at: () => "/settings/calendar",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(200) },
  },
  glossary: { at: () => "/glossary", get: everybody(200) },
  gallery: { at: () => "/gallery", get: everybody(200) },
  "content/modules/:file": { at: () => "/content/modules/none.js", get: everybody(404) },
  "content/assets/:hash/:name": { at: () => "/content/assets/none/none.png", get: everybody(404) },
  "*": { at: () => "/no/such/page", get: everybody(404), post: { form: {}, answers: everybody(404) } },
};

let site: Awaited<ReturnType<typeof openSite>>;
let server: Server;
const people = new Map<Visitor, string>();
const cookies = new Map<Visitor, string>();

beforeAll(async () => {
  vi.stubEnv("OIDC_ISSUER", "http://127.0.0.1:9");
  vi.stubEnv("OIDC_CLIENT_ID", "sound-practice");
  vi.stubEnv("OIDC_CLIENT_SECRET", "secret");
  site = await openSite();
  server = webApp(site.build, { publicUrl: undefined }).listen(0, "127.0.0.1");
  await castVisitors();
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await site.close();
});

async function castVisitors() {
  const { db } = site;
  const [tides, cedars] = [await aCohort(db, { name: "Tides" }), await aCohort(db, { name: "Cedars" })];
  const owner = await join(db, "ana", { cohortIds: [tides] });
  people.set("owner", owner.id);
  people.set("mate", (await join(db, "bea", { cohortIds: [tides] })).id);
  cohortId = tides;
  people.set("former", (await join(db, "bea")).id);
  await db.insert(cohortMemberships).values({
    ...{ cohortId: tides, personId: people.get("former") ?? "" },
    ...{ joinedOn: "2026-01-01", leftOn: "2026-02-01" },
  });
  const [goal] = await db
    .insert(goals)
    .values({ cohortId: tides, personId: people.get("owner") ?? "", statement: "Everybody is greeted." })
    .returning();
  goalId = goal?.id ?? "";
  people.set("stranger", (await join(db, "femi", { cohortIds: [cedars] })).id);
  people.set("coach", (await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] })).id);
  people.set("otherCoach", (await join(db, "cora", { grants: [{ role: "coach", cohortId: cedars }] })).id);
  people.set("lead", (await join(db, "dana", { grants: [{ role: "program_lead" }] })).id);
  people.set("admin", (await join(db, "ines", { grants: [{ role: "administrator" }] })).id);
  people.set("manager", (await join(db, "femi", { grants: [{ role: "clock_hour_manager" }] })).id);
  for (const [visitor, id] of people) cookies.set(visitor, await cookieOf(db, id));
  const [kickOff] = await db.insert(meetings).values(aSession(tides)).returning({ meetingId: meetings.id });
  sessionId = kickOff?.meetingId ?? "";
  oneToOneId = await aOneToOne(tides);
  const invited = (["owner", "mate", "former"] as const).map((who) => people.get(who) ?? "");
  await db
    .insert(meetingInvitations)
    .values(invited.map((personId) => ({ meetingId: sessionId, personId, role: "participant" as const })));
  const place = await createOrganization(db, { name: "Tide Hall", kind: "cbo" });
  organizationId = typeof place === "string" ? "" : place.organizationId;
  const [membership] = await db
    .insert(memberships)
    .values({ personId: people.get("owner") ?? "", organizationId, startedOn: "2026-01-01" })
    .returning();
  membershipId = membership?.id ?? "";
  const [grant] = await db
    .select()
    .from(roleGrants)
    .where(eq(roleGrants.personId, people.get("coach") ?? ""));
  grantId = grant?.id ?? "";
  const [made] = await db
    .insert(invitations)
    .values({
      email: "ana@example.org",
      organizationId,
      tokenHash: Buffer.from("one"),
      invitedBy: people.get("admin") ?? "",
      expiresAt: new Date(Date.now() + 1e9),
    })
    .returning();
  invitationId = made?.id ?? "";
  const [read] = await db.insert(imports).values({ fileName: "one.csv", rowCount: 0, problemCount: 0 }).returning();
  importId = read?.id ?? "";
  await ask("/courses/numbers/enrollment", "owner", { method: "POST" });
  await ask(`${lesson}/reflections/notice`, "owner", {
    method: "POST",
    form: { text: "For my coach.", visibility: "coach" },
  });
  const [row] = await db.execute<{ id: string }>(sql`select id from reflections`);
  reflectionId = row?.id ?? "";
  artifactId = await handedInArtifact(db, owner, tides);
  fileId = await aPhoto(db, artifactId);
  runId = await askedInstrument(db, tides);
  const to = { personId: null, email: "ana@example.org", language: "en", timeZone: "America/Los_Angeles" };
  mailId = (await queueMail(db, to, { template: "test", data: { at: new Date().toISOString() } }))?.mailId ?? "";
}

/** A booked one-to-one of the owner and the coach. */
async function aOneToOne(cohortId: string): Promise<string> {
  const { db } = site;
  const startsAt = new Date("2099-01-05T16:00:00Z");
  const endsAt = new Date("2099-01-05T16:30:00Z");
  const [coachId, personId] = [people.get("coach") ?? "", people.get("owner") ?? ""];
  const facts = { ...aSession(cohortId), startsAt, kind: "one-to-one" as const };
  const [meeting] = await db.insert(meetings).values(facts).returning({ meetingId: meetings.id });
  const { meetingId = "" } = meeting ?? {};
  await db.insert(meetingInvitations).values([
    { meetingId, personId: coachId, role: "host" },
    { meetingId, personId, role: "participant" },
  ]);
  const offered = { coachId, cohortId, startsAt, endsAt, timeZone: "UTC" };
  const [time] = await db.insert(bookingTimes).values(offered).returning({ timeId: bookingTimes.id });
  await db.insert(bookings).values({ timeId: time?.timeId ?? "", meetingId, personId, startsAt, endsAt });
  return meetingId;
}

const ask = (path: string, visitor: Visitor, options: Ask = {}) =>
  site.ask(requestFor(path, { cookie: cookies.get(visitor) ?? "", ...options }));

/** The status of the same request through everything that a web process puts before the routes. */
async function askServer(path: string, visitor: Visitor, { method = "GET", from = {}, form = {} }: Ask) {
  const { port } = server.address() as AddressInfo;
  const headers = { ...from, cookie: cookies.get(visitor) ?? "" };
  const request = { method, headers, body: new URLSearchParams(form), redirect: "manual" as const };
  return (await fetch(`http://127.0.0.1:${port}${path}`, request)).status;
}

/** The whole database, table by table, to check that a request changed nothing. */
async function everything() {
  const { db } = site;
  const tables = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const kept = tables.filter(({ name }) => !["rate_limits", "audit_events"].includes(name)); // reads are recorded
  return Promise.all(
    kept.map(async ({ name }) => {
      const [row] = await db.execute(
        sql`select md5(string_agg(t::text, '|' order by t::text)) from ${sql.identifier(name)} t`,
      );
      return [name, row?.md5];
    }),
  );
}

test("every address has a row here and a file that answers it", () => {
  expect(Object.keys(table).sort()).toEqual(addresses.map(({ path }) => path).sort());
  expect(site.routes.filter(({ module }) => !module).map(({ file }) => file)).toEqual([]);
});

describe.each(Object.entries(table))("/%s", (path, row) => {
  const isThere = () => site.routes.some((route) => route.path === path && route.module);
  const writes = ["POST", "PUT", "PATCH", "DELETE"];

  test("may be read by whom it should, and reading changes nothing", async () => {
    if (!isThere()) return;
    const before = await everything();
    const found = answers(() => 0);
    for (const visitor of visitors) found[visitor] = (await ask(row.at(), visitor)).status;
    expect(found).toEqual(row.get);
    expect(await everything()).toEqual(before);
  });

  test("may not be written to from another site by anybody, and nothing changes", async () => {
    if (machineEndpoints.includes(`/${path}`)) return; // authorized by its token
    const before = await everything();
    const elsewhere: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      {},
    ];
    for (const visitor of visitors) {
      for (const from of elsewhere) {
        for (const method of visitor === "owner" ? writes : ["POST"]) {
          const asked = { method, from, form: row.post?.form ?? {} };
          const told = `${method} by ${visitor} from ${JSON.stringify(from)}`;
          if (visitor === "owner")
            expect(await askServer(row.at(), visitor, asked), told).toBe(method === "POST" ? 403 : 405);
          if (from.origin) continue; // Remix compares it with the host before calling a route
          expect(refusals, told).toContain((await ask(row.at(), visitor, asked)).status);
        }
      }
    }
    expect(await everything()).toEqual(before);
  });

  test("may be written to by whom it should", async () => {
    if (!isThere()) return;
    const found = answers(() => 0);
    for (const visitor of visitors) {
      const id = people.get(visitor);
      const cookie = id ? await cookieOf(site.db, id) : ""; // signing out ends it
      const answer = await ask(row.at(), visitor, { method: "POST", cookie, form: row.post?.form ?? {} });
      found[visitor] = answer.status;
    }
    expect(found).toEqual(row.post ? answersTo(row.post) : everybody(unchanged));
  });
});

describe("what is somebody else's", () => {
  const nowhere = "00000000-0000-4000-8000-000000000000";
  test.each(["stranger", "mate", "otherCoach", "lead", "admin", "manager"] as const)(
    "looks to the %s like what is not there",
    async (visitor) => {
      for (const [path, form] of [
        ["", null],
        ["/visibility", { visibility: "coach" }],
        ["/restoration", { revision: "1" }],
      ] as [string, Record<string, string> | null][]) {
        const options = form ? { method: "POST", form } : {};
        const foreign = await ask(`/reflections/${reflectionId}${path}`, visitor, options);
        const missing = await ask(`/reflections/${nowhere}${path}`, visitor, options);
        expect([foreign.status, await foreign.text()]).toEqual([missing.status, await missing.text()]);
        expect(foreign.status).toBe(404);
      }
    },
  );
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));

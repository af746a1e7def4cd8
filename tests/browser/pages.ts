import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";
import { idFor } from "#db/seed/random.ts";
import { organizationId } from "#db/seed/world-organizations.ts";
import { personId } from "#db/seed/world-people.ts";
import { course, lessonAddresses, otherFirstLessons } from "./lessons.ts";

export const roles = ["nobody", "educator", "coach", "lead", "admin"] as const;
export type Role = (typeof roles)[number];

/** What a role gets at an address: the page, sign-in, the home page, or 404. */
export type Finds = "page" | "sign-in" | "home" | "nothing";

type Row = { addresses: string[]; finds: (role: Role) => Finds };

const toEverybody = (): Finds => "page";
const toSignedIn = (role: Role): Finds => (role === "nobody" ? "sign-in" : "page");
const toNobody = (role: Role): Finds => (role === "nobody" ? "page" : "home");
/** The second step of signing in only exists after the first; see second-step.spec.ts. */
const toNobodyYet = (role: Role): Finds => (role === "nobody" ? "sign-in" : "home");
/** 404 for a person without the thing it is about. */
const ofOthers = (role: Role): Finds => (role === "nobody" ? "sign-in" : "nothing");
const toAdministrators = (role: Role): Finds => (role === "nobody" ? "sign-in" : role === "admin" ? "page" : "nothing");

const demoDistrict = `/admin/organizations/${organizationId("heron")}`;

const coachesEmail = "coach@demo.example";
const demoSomebody = `/admin/people/${personId(coachesEmail)}`;
const demoMembershipEnd = `${demoSomebody}/memberships/${idFor(`membership ${coachesEmail} esd`)}/end`;
const demoGrantEnd = `${demoSomebody}/grants/${idFor(`grant ${personId(coachesEmail)} coach attendance`)}/end`;
const toRunners = (role: Role): Finds => (role === "educator" ? "nothing" : toSignedIn(role));
const toCoaches = (role: Role): Finds => (role === "nobody" ? "sign-in" : role === "coach" ? "page" : "nothing");
const toWordsOfCohort = (role: Role): Finds =>
  role === "nobody" ? "sign-in" : role === "educator" || role === "coach" ? "page" : "nothing";
const toEducators = (role: Role): Finds => (role === "nobody" ? "sign-in" : role === "educator" ? "page" : "nothing");
const demoCohort = `/cohorts/${idFor("cohort attendance")}`;
const demoSessions = `${demoCohort}/sessions`;
const demoSession = `${demoSessions}/${idFor("session attendance problem-to-causes")}`;
const toSessions = (role: Role): Finds =>
  role === "nobody" ? "sign-in" : role === "coach" || role === "educator" ? "page" : "nothing";
const toLeads = (role: Role): Finds =>
  role === "nobody" ? "sign-in" : role === "admin" || role === "lead" ? "page" : "nothing";

/** Something that does not exist: only signed-in people learn that. */
const nobodys = "00000000-0000-4000-8000-000000000000";
const toNobodyButSignIn = (role: Role): Finds => (role === "nobody" ? "sign-in" : "nothing");

/** One row for each page of app/routes.ts. `:reflection` stands for one that the demo educator shared with a cohort. */
export const table: Record<string, Row> = {
  "": { addresses: ["/"], finds: toEverybody },
  privacy: { addresses: ["/privacy"], finds: toEverybody },
  "sign-up": { addresses: ["/sign-up"], finds: toNobody },
  "sign-in": { addresses: ["/sign-in", "/sign-in?account=ready"], finds: toNobody },
  "sign-up/code": { addresses: ["/sign-up/code"], finds: toNobody },
  "sign-up/link": { addresses: ["/sign-up/link"], finds: toEverybody },
  "sign-in/mail": { addresses: ["/sign-in/mail"], finds: toNobody },
  "sign-in/code": { addresses: ["/sign-in/code"], finds: toNobody },
  "sign-in/link": { addresses: ["/sign-in/link"], finds: toEverybody },
  "forgot-password": { addresses: ["/forgot-password", "/forgot-password?sent"], finds: toEverybody },
  "reset-password": { addresses: ["/reset-password"], finds: toEverybody },
  "verify-email": { addresses: ["/verify-email"], finds: toEverybody },
  "confirm-email": { addresses: ["/confirm-email"], finds: toSignedIn },
  "undo-email-change": { addresses: ["/undo-email-change"], finds: toEverybody },
  "settings/email": { addresses: ["/settings/email"], finds: toSignedIn },
  "settings/sessions": { addresses: ["/settings/sessions"], finds: toSignedIn },
  "sign-in/second-step": { addresses: ["/sign-in/second-step"], finds: toNobodyYet },
  "sign-in/recovery-code": { addresses: ["/sign-in/recovery-code"], finds: toNobodyYet },
  "sign-in/again": { addresses: ["/sign-in/again?to=/settings/two-step"], finds: toSignedIn },
  "sign-in/again/code": { addresses: ["/sign-in/again/code"], finds: ofOthers },
  "sign-in/again/mail": {
    addresses: ["/sign-in/again/mail?sent"],
    finds: toSignedIn,
  },
  "settings/sign-in": { addresses: ["/settings/sign-in"], finds: toSignedIn },
  "settings/two-step": { addresses: ["/settings/two-step"], finds: toSignedIn },
  "settings/two-step/set-up": { addresses: ["/settings/two-step/set-up"], finds: toSignedIn },
  "settings/recovery-codes": { addresses: ["/settings/recovery-codes"], finds: toSignedIn },
  "settings/passkeys": { addresses: ["/settings/passkeys"], finds: toSignedIn },
  "settings/passkeys/:passkey": { addresses: ["/settings/passkeys/none"], finds: ofOthers },
  "settings/profile": { addresses: ["/settings/profile"], finds: toSignedIn },
  "settings/notifications": { addresses: ["/settings/notifications"], finds: toSignedIn },
  "settings/privacy": { addresses: ["/settings/privacy"], finds: toSignedIn },
  "settings/data": { addresses: ["/settings/data"], finds: toSignedIn },
  "settings/erasure": { addresses: ["/settings/erasure"], finds: toSignedIn },
  "undo-erasure": { addresses: ["/undo-erasure?undone"], finds: toEverybody },
  "settings/password": { addresses: ["/settings/password"], finds: toSignedIn },
  "sign-in/with/:provider": { addresses: ["/sign-in/with/oidc"], finds: toEverybody },
  "sign-in/with/:provider/return": { addresses: ["/sign-in/with/google/return"], finds: () => "nothing" },
  "sign-in/connect": { addresses: ["/sign-in/connect"], finds: (role) => (role === "nobody" ? "sign-in" : "home") },
  "sign-in/connect/account": {
    addresses: ["/sign-in/connect/account"],
    finds: (role) => (role === "nobody" ? "sign-in" : "home"),
  },
  "settings/connected": { addresses: ["/settings/connected"], finds: toSignedIn },
  "settings/merge": { addresses: ["/settings/merge"], finds: toSignedIn },
  // Exists only during the journey in tests/browser/provider.spec.ts.
  "settings/merge/proof": { addresses: [], finds: toSignedIn },
  "settings/merge/second-step": { addresses: [], finds: toSignedIn },
  "settings/merge/review": { addresses: [], finds: toSignedIn },
  courses: { addresses: ["/courses", "/courses?q=nothing+like+it"], finds: toEverybody },
  // The first lesson is open to everyone, as its course is.
  "courses/:course": { addresses: [course, ...lessonAddresses.slice(0, 1), ...otherFirstLessons], finds: toEverybody },
  "courses/:course/lessons/:lesson": { addresses: lessonAddresses.slice(1), finds: toSignedIn },
  "courses/:course/lessons/:lesson/print": { addresses: [`${lessonAddresses[0]}/print`], finds: toSignedIn },
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
  "cohorts/:cohort/settings": { addresses: [`${demoCohort}/settings`], finds: toRunners },
  "cohorts/:cohort/request": { addresses: [`${demoCohort}/request`], finds: ofOthers },
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
  "cohorts/:cohort/log/observation": { addresses: [`${demoCohort}/log/observation`], finds: toCoaches },
  desk: { addresses: ["/desk"], finds: toCoaches },
  artifacts: { addresses: ["/artifacts"], finds: toSignedIn },
  // Database tests and the authorization table cover existing work and questionnaires.
  "artifacts/:artifact": { addresses: [`/artifacts/${nobodys}`], finds: toNobodyButSignIn },
  "artifacts/:artifact/versions": { addresses: [`/artifacts/${nobodys}/versions`], finds: toNobodyButSignIn },
  "cohorts/:cohort/work": { addresses: [`${demoCohort}/work`], finds: toSessions },
  "cohorts/:cohort/instruments": { addresses: [`${demoCohort}/instruments`], finds: toCoaches },
  instruments: { addresses: ["/instruments"], finds: toSignedIn },
  "instruments/:instrument": { addresses: [`/instruments/${nobodys}`], finds: toNobodyButSignIn },
  "instruments/:instrument/results": { addresses: [`/instruments/${nobodys}/results`], finds: toNobodyButSignIn },
  learning: { addresses: ["/learning"], finds: toSignedIn },
  reflections: { addresses: ["/reflections"], finds: toSignedIn },
  "reflections/shared": { addresses: ["/reflections/shared"], finds: toSignedIn },
  "reflections/:reflection": {
    addresses: ["/reflections/:reflection"],
    finds: (role) => {
      if (role === "nobody") return "sign-in";
      return role === "educator" || role === "coach" ? "page" : "nothing";
    },
  },
  "admin/mail": { addresses: ["/admin/mail", "/admin/mail?state=failed"], finds: toAdministrators },
  "admin/mail/previews/:template": {
    addresses: ["/admin/mail/previews/sign_in", "/admin/mail/previews/invitation"],
    finds: toAdministrators,
  },
  "admin/jobs": { addresses: ["/admin/jobs"], finds: toAdministrators },
  mailbox: { addresses: ["/mailbox", "/mailbox?to=nobody%40like.example"], finds: toEverybody },
  "mailbox/:mail": { addresses: ["/mailbox/:mail"], finds: toEverybody },
  "admin/imports": { addresses: ["/admin/imports"], finds: toAdministrators },
  // The journey of an import (invitation.spec.ts) covers an existing one.
  "admin/imports/:import": { addresses: [`/admin/imports/${nobodys}`], finds: toNobodyButSignIn },
  "admin/imports/:import/columns": {
    addresses: [`/admin/imports/${nobodys}/columns`],
    finds: toNobodyButSignIn,
  },
  "admin/imports/:import/run": {
    addresses: [`/admin/imports/${nobodys}/run`],
    finds: toNobodyButSignIn,
  },
  "admin/imports/:import/revocation": {
    addresses: [`/admin/imports/${nobodys}/revocation`],
    finds: toNobodyButSignIn,
  },
  "admin/invitations": {
    addresses: ["/admin/invitations", "/admin/invitations?show=ended&q=nobody+like+it"],
    finds: toLeads,
  },
  "admin/invitations/new": { addresses: ["/admin/invitations/new"], finds: toLeads },
  "admin/invitations/code": { addresses: ["/admin/invitations/code"], finds: toLeads },
  "admin/invitations/renewals": { addresses: ["/admin/invitations/renewals"], finds: toLeads },
  "admin/invitations/revocations": { addresses: ["/admin/invitations/revocations"], finds: toLeads },
  // The journey of an invitation (invitation.spec.ts) covers an existing one.
  "admin/invitations/:invitation": { addresses: [`/admin/invitations/${nobodys}`], finds: toNobodyButSignIn },
  "admin/invitations/:invitation/revocation": {
    addresses: [`/admin/invitations/${nobodys}/revocation`],
    finds: toNobodyButSignIn,
  },
  invitation: { addresses: ["/invitation?token=none"], finds: () => "nothing" },
  join: { addresses: ["/join"], finds: toEverybody },
  "admin/people": { addresses: ["/admin/people", "/admin/people?q=nobody+like+it"], finds: toLeads },
  "admin/people/:person": { addresses: [demoSomebody], finds: toLeads },
  "admin/people/:person/memberships": { addresses: [`${demoSomebody}/memberships`], finds: toLeads },
  "admin/people/:person/memberships/:membership/end": { addresses: [demoMembershipEnd], finds: toLeads },
  "admin/people/:person/grants": { addresses: [`${demoSomebody}/grants`], finds: toLeads },
  "admin/people/:person/grants/:grant/end": { addresses: [demoGrantEnd], finds: toLeads },
  "admin/people/:person/second-step": { addresses: [`${demoSomebody}/second-step`], finds: toAdministrators },
  "admin/organizations": {
    addresses: ["/admin/organizations", "/admin/organizations?q=nothing+like+it"],
    finds: toAdministrators,
  },
  "admin/organizations/new": { addresses: ["/admin/organizations/new"], finds: toAdministrators },
  "admin/organizations/:organization": {
    addresses: [demoDistrict, `/admin/organizations/${organizationId("saltgrass")}`],
    finds: toAdministrators,
  },
  "admin/organizations/:organization/name": { addresses: [`${demoDistrict}/name`], finds: toAdministrators },
  "admin/organizations/:organization/kind": { addresses: [`${demoDistrict}/kind`], finds: toAdministrators },
  "admin/organizations/:organization/district": { addresses: [`${demoDistrict}/district`], finds: toAdministrators },
  "admin/organizations/:organization/closure": { addresses: [`${demoDistrict}/closure`], finds: toAdministrators },
  "admin/organizations/:organization/merge": { addresses: [`${demoDistrict}/merge`], finds: toAdministrators },
  "admin/audit": { addresses: ["/admin/audit", "/admin/audit?q=nobody+like+it"], finds: toAdministrators },
  admin: { addresses: ["/admin"], finds: toAdministrators },
  "admin/technical": { addresses: ["/admin/technical"], finds: toAdministrators },
  "admin/maintenance": { addresses: ["/admin/maintenance"], finds: toAdministrators },
  "admin/view-as": { addresses: ["/admin/view-as"], finds: toAdministrators },
  "settings/activity": { addresses: ["/settings/activity", "/settings/activity?by=me"], finds: toSignedIn },
  drafts: { addresses: ["/drafts", "/drafts?leaving"], finds: toSignedIn },
  programs: { addresses: ["/programs"], finds: toEverybody },
  "programs/:program": { addresses: ["/programs/data-coaching"], finds: toEverybody },
  "programs/:program/sessions/:session": {
    addresses: ["/programs/data-coaching/sessions/problem-to-causes"],
    finds: toEverybody,
  },
  "programs/:program/artifacts/:artifact": {
    addresses: ["/programs/data-coaching/artifacts/pdsa-plan"],
    finds: toEverybody,
  },
  "programs/:program/handouts/:handout": {
    addresses: ["/programs/data-coaching/handouts/observing-a-data-meeting"],
    finds: toEverybody,
  },
  protocols: { addresses: ["/protocols"], finds: toEverybody },
  "protocols/:protocol": { addresses: ["/protocols/data-driven-dialogue"], finds: toEverybody },
  "cohorts/:cohort/sessions": { addresses: [demoSessions], finds: toSessions },
  "cohorts/:cohort/sessions/new": { addresses: [`${demoSessions}/new`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting": {
    addresses: [demoSession, `${demoSessions}/${idFor("session attendance studio")}`],
    finds: toSessions,
  },
  "cohorts/:cohort/sessions/:meeting/change": { addresses: [`${demoSession}/change`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/cancellation": { addresses: [`${demoSession}/cancellation`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/attendance": { addresses: [`${demoSession}/attendance`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/check-in": { addresses: [`${demoSession}/check-in`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/participants": { addresses: [`${demoSession}/participants`], finds: toCoaches },
  "cohorts/:cohort/sessions/:meeting/facilitate": { addresses: [`${demoSession}/facilitate`], finds: toSessions },
  "cohorts/:cohort/sessions/:meeting/notes/:note": {
    addresses: [`${demoSession}/notes/${nobodys}`],
    finds: toNobodyButSignIn,
  },
  "check-in": { addresses: ["/check-in"], finds: toSignedIn },
  booking: { addresses: ["/booking"], finds: toSignedIn },
  "booking/:meeting": { addresses: [`/booking/${idFor("one-to-one of the demo educator")}`], finds: toSessions },
  "settings/calendar": { addresses: ["/settings/calendar"], finds: toSignedIn },
  glossary: { addresses: ["/glossary"], finds: toEverybody },
  gallery: { addresses: ["/gallery"], finds: toEverybody },
  "*": { addresses: ["/no/such/page"], finds: () => "nothing" },
};

/** The paths of all routes that render a page; others are tested in authorization.test.ts. */
export function pagePaths(entries: RouteConfigEntry[] = routes, parent = ""): string[] {
  return entries.flatMap(({ path = "", file, children }) => {
    const whole = [parent, path].filter(Boolean).join("/");
    return [...(file.endsWith(".tsx") ? [whole] : []), ...pagePaths(children ?? [], whole)];
  });
}

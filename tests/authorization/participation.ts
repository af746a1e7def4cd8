import {
  funderReports,
  grantTargets,
  organizationCommitments,
  organizations,
  periodSnapshots,
  registerEntries,
  reportingPeriods,
} from "#db/schema/index.ts";
import { everybody, only, signedIn, unchanged, type Visitor } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

/** Leads of the whole program; app/participation/scope.test.ts has leads of one organization. */
const leads: Visitor[] = ["lead", "admin"];

export const participationRows = domainRows(prepare, {
  participation: { at: () => "/participation", get: only(leads, 200) },
  "participation/measures": { at: () => "/participation/measures", get: only(leads, 200) },
  "participation/periods": {
    at: () => "/participation/periods",
    get: only(leads, 200),
    post: { form: { name: "", startsOn: "", endsOn: "" }, answers: only(leads, 422) },
  },
  "participation/periods/:period": {
    at: ({ period }) => period,
    get: only(leads, 200),
    post: { form: {}, answers: only(leads, 422) },
  },
  "participation/periods/:period/targets": {
    at: ({ period }) => `${period}/targets`,
    get: only(leads, 200),
    post: { form: { measure: "", planned: "none" }, answers: only(leads, 422) },
  },
  "participation/periods/:period/targets/:measure": {
    at: ({ period }) => `${period}/targets/people`,
    get: only(leads, 200),
    post: { form: { planned: "none" }, answers: only(leads, 422) },
  },
  "participation/figures/:file": { at: () => "/participation/figures/nothing.csv", get: only([], 404) },
  "settings/about-you": {
    at: () => "/settings/about-you",
    get: signedIn(200),
    post: { form: { gender: "declined" }, answers: signedIn(303) },
  },
  "participation/reports": {
    at: () => "/participation/reports",
    get: only(leads, 200),
    post: { form: { title: "" }, answers: only(leads, 422) },
  },
  "participation/reports/:report": { at: ({ report }) => report, get: only(leads, 200) },
  "participation/reports/:report/pdf": { at: ({ report }) => `${report}/pdf`, get: only(leads, 200) },
  "participation/reports/:report/xlsx": { at: ({ report }) => `${report}/xlsx`, get: only(leads, 200) },
  "participation/reports/:report/narratives/:section": {
    at: ({ report }) => `${report}/narratives/summary`,
    get: only(leads, 200),
    post: { form: { text: "Mine", shown: '{"text":"Older"}' }, answers: only(leads, 422) },
  },
  "participation/reports/:report/spots": {
    at: ({ report }) => `${report}/spots`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(leads, 303) },
  },
  "participation/reports/:report/preview": {
    at: ({ report }) => `${report}/preview`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(leads, 303) },
  },
  "participation/reports/:report/publication": {
    at: ({ ready }) => `${ready}/publication`,
    get: only(leads, 200),
    post: { form: {}, answers: only(leads, 303) },
  },
  "participation/reports/:report/correction": {
    at: ({ published }) => `${published}/correction`,
    get: only(leads, 200),
    post: { form: { reason: "" }, answers: only(leads, 422) },
  },
  "participation/reports/:report/comments/:organization": {
    at: ({ shared, organizationId }) => `${shared}/comments/${organizationId}`,
    get: only(leads, 200),
    post: { form: { text: "This reads like us." }, answers: only(leads, 303) },
  },
  "participation/organizations": { at: () => "/participation/organizations", get: only(leads, 200) },
  "participation/organizations/:organization": { at: ({ organization }) => organization, get: only(leads, 200) },
  "participation/organizations/:organization/roster": {
    at: ({ organization }) => `${organization}/roster`,
    get: only(leads, 200),
    post: { form: { asOf: "" }, answers: only(leads, 422) },
  },
  "participation/registers/:register": {
    at: () => "/participation/registers/sharing",
    get: only(leads, 200),
    post: { form: { title: "" }, answers: only(leads, 422) },
  },
  "participation/registers/:register/:entry": {
    at: ({ need }) => `/participation/registers/needs/${need}`,
    get: only(leads, 200),
    post: { form: { title: "" }, answers: only(leads, 422) },
  },
  "participation/plan": { at: () => "/participation/plan", get: only(leads, 200) },
  "participation/plan/pdf": { at: () => "/participation/plan/pdf", get: only(leads, 200) },
  "participation/mails": {
    at: () => "/participation/mails",
    get: only(leads, 200),
    post: { form: {}, answers: only(leads, 303) },
  },
  "participation/missing": { at: () => "/participation/missing", get: only(leads, 200) },
  "participation/commitments": {
    at: () => "/participation/commitments",
    get: only(leads, 200),
    post: { form: { promise: "" }, answers: only(leads, 422) },
  },
  "participation/commitments/:commitment": {
    at: ({ commitment }) => commitment,
    get: only(leads, 200),
    post: { form: { state: "" }, answers: only(leads, 422) },
  },
  "participation/organizations/:organization/people": {
    at: ({ organization }) => `${organization}/people`,
    get: only(leads, 200),
  },
});

async function prepare({ db }: World) {
  const [row] = await db.insert(organizations).values({ name: "Heron Family Network", kind: "cbo" }).returning();
  const [period] = await db
    .insert(reportingPeriods)
    .values({ kind: "grant", name: "A grant", startsOn: "2098-01-01", endsOn: "2098-12-31" })
    .returning();
  const periodId = period?.id ?? "";
  await db.insert(grantTargets).values({ periodId, measure: "people", planned: 5 });
  const frozenAt = new Date("2026-01-02T20:00:00Z");
  const frozen = { state: "frozen", progress: 100, ruleVersion: "a rule", frozenAt } as const;
  const [snapshot] = await db
    .insert(periodSnapshots)
    .values({ ...frozen, periodId, version: 1 })
    .returning();
  const [commitment] = await db
    .insert(organizationCommitments)
    .values({
      ...{ organizationId: row?.id ?? "", kind: "time", promise: "Two paid hours a month", who: "The director" },
      ...{ dueOn: "2099-01-01", clientKey: "a promise" },
    })
    .returning();
  const [need] = await db
    .insert(registerEntries)
    .values({ register: "needs", happenedOn: "2026-01-31", title: "A need", clientKey: "a need" })
    .returning();
  const facts = { kind: "annual" as const, snapshotId: snapshot?.id ?? "", title: "A report" };
  const [report, shared, ready, published] = await db
    .insert(funderReports)
    .values([
      { ...facts, clientKey: "a draft" },
      { ...facts, clientKey: "a preview", state: "preview", previewUntil: "2099-01-31" },
      { ...facts, clientKey: "a read preview", state: "preview", previewUntil: "2026-01-31" },
      {
        ...{
          ...facts,
          clientKey: "published",
          state: "published",
          previewUntil: "2026-01-31",
          publishedAt: new Date(),
        },
        published: { title: "A report", language: "en", blocks: [] },
      },
    ])
    .returning();
  const at = (made: { id: string } | undefined) => `/participation/reports/${made?.id}`;
  return {
    need: need?.id,
    ...{ report: at(report), shared: at(shared), ready: at(ready), published: at(published) },
    ...{ period: `/participation/periods/${period?.id}`, organizationId: row?.id },
    organization: `/participation/organizations/${row?.id}`,
    commitment: `/participation/commitments/${commitment?.id}`,
  };
}

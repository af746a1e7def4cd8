import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { listLatestRetentionRuns } from "#app/personal-data/queries/retention-runs.server.ts";
import { applyRetentionRules } from "#app/personal-data/retention.server.ts";
import { type RetentionRule, retentionRuleNames } from "#app/personal-data/retention.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const secret = () => Buffer.from(crypto.randomUUID());

/** One row for each rule whose date is that many days ago. */
async function ageing(db: Db, personId: string, ageOf: (rule: RetentionRule) => Date) {
  const email = "ana@maple.example";
  await db.insert(schema.sessions).values({ personId, tokenHash: secret(), expiresAt: ageOf("sessions") });
  await db
    .insert(schema.mailProofs)
    .values({ purpose: "sign_in", email, linkHash: secret(), expiresAt: ageOf("mail_proofs") });
  await db.insert(schema.passkeyChallenges).values({ challengeHash: secret(), expiresAt: ageOf("passkey_challenges") });
  const addresses = { oldEmail: email, newEmail: email, undoHash: secret() };
  await db.insert(schema.emailChanges).values({ personId, ...addresses, undoUntil: ageOf("email_changes") });
  const recipient = { personId, email, language: "en", timeZone: "UTC" };
  const mailId = (await queueMail(db, recipient, { template: "test", data: { at: "" } }))?.mailId ?? "";
  await db
    .update(schema.mails)
    .set({ settledAt: ageOf("mails"), state: "sent" })
    .where(sql`id = ${mailId}`);
  await db.insert(schema.dataExports).values({ personId, state: "ready", expiresAt: ageOf("data_exports") });
  await db.insert(schema.dataExports).values({ personId, state: "failed", createdAt: ageOf("unfinished_exports") });
  const file = { fileName: "a.csv", rowCount: 1, problemCount: 0 };
  await db.insert(schema.imports).values({ ...file, createdAt: daysAgo(100), checkedAt: ageOf("imports") });
  await db.insert(schema.imports).values({ ...file, state: "failed", finishedAt: ageOf("failed_imports") });
  const some = { ...file, state: "done" as const, finishedAt: ageOf("waiting_import_rows") };
  const [done] = await db.insert(schema.imports).values(some).returning({ importId: schema.imports.id });
  if (done) await db.insert(schema.importRows).values({ ...done, line: 2, cells: {}, effects: [], problems: [] });
  await db.insert(schema.rateLimits).values({ keyHash: secret(), attempts: 1, windowEndsAt: ageOf("rate_limits") });
  await db.insert(schema.invitations).values({ tokenHash: secret(), expiresAt: ageOf("invitations") });
  const cohortId = await aCohort(db);
  const decided = { decidedAt: ageOf("cohort_requests"), isApproved: false };
  await db.insert(schema.cohortRequests).values({ cohortId, personId, ...decided });
  const gone = { personId: crypto.randomUUID(), dueAt: new Date(), erasedAt: ageOf("erasures") };
  await db.insert(schema.erasures).values(gone);
  await db.insert(schema.auditEvents).values({ action: "person.viewed", happenedAt: ageOf("audit_events") });
  const session = { kind: "session" as const, title: "Kick-off", minutes: 60, timeZone: "UTC", startsAt: new Date() };
  const [meeting] = await db.insert(schema.meetings).values(session).returning({ meetingId: schema.meetings.id });
  if (meeting) {
    const step = { ...meeting, clientKey: "a press", takenAt: ageOf("facilitation_steps") };
    await db.insert(schema.facilitationSteps).values(step);
    const checkIn = { ...meeting, sealedSecret: secret(), closesAt: ageOf("meeting_check_ins") };
    await db.insert(schema.meetingCheckIns).values(checkIn);
  }
  const place = { personId, courseId: "numbers", lessonId: "counting" };
  await db.insert(schema.lessonNotes).values({
    ...{ ...place, id: crypto.randomUUID(), words: "Crossed out" },
    deletedAt: ageOf("lesson_notes"),
  });
  await db.insert(schema.postDrafts).values({
    ...{ personId, kind: "reply" as const, aboutId: crypto.randomUUID(), clientKey: "a key", writer: "a page" },
    updatedAt: ageOf("post_drafts"),
  });
  const told = { personId, kind: "mention", place: "River", path: "/", mail: "none" } as const;
  await db.insert(schema.notifications).values({ ...told, createdAt: ageOf("notifications") });
  await db.insert(schema.retentionRuns).values({ rule: "a test", removed: 0, ranAt: ageOf("retention_runs") });
}

/** In days, as the privacy page promises; repeated here so that no rule changes unnoticed. */
const promised: Record<RetentionRule, number> = {
  ...{ sessions: 0, mail_proofs: 1, passkey_challenges: 0, email_changes: 0, mails: 30, data_exports: 0 },
  ...{ unfinished_exports: 7, imports: 7, waiting_import_rows: 30, failed_imports: 30, rate_limits: 0 },
  ...{ invitations: 365, erasures: 2555, audit_events: 2557 },
  ...{ cohort_requests: 365, content_releases: 30, retention_runs: 730 },
  ...{ facilitation_steps: 1, meeting_check_ins: 1, lesson_notes: 1, notifications: 90, post_drafts: 365 },
};

test("each rule removes what is older than it says, leaves the rest, and writes down how much", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    await ageing(db, ana.id, (rule) => daysAgo(promised[rule] + 0.01));
    await ageing(db, ana.id, (rule) => daysAgo(promised[rule] - 1));
    const counts = await applyRetentionRules(db);
    const once = retentionRuleNames.map((rule) => [rule, rule === "content_releases" ? 0 : 1]); // see tests/catalog
    expect(counts).toEqual(Object.fromEntries(once));
    expect(await applyRetentionRules(db)).toEqual(Object.fromEntries(retentionRuleNames.map((rule) => [rule, 0])));
    const runs = await listLatestRetentionRuns(db);
    expect(runs.filter(({ rule }) => rule !== "a test").map(({ rule }) => rule)).toEqual(
      [...retentionRuleNames].sort(),
    );
  }));

test("many rows go in batches, and the record of who did what stays append-only for everything else", () =>
  inDatabase(async (db) => {
    await db.execute(sql`insert into rate_limits (key_hash, attempts, window_ends_at)
      select decode(md5(n::text), 'hex'), 1, now() - interval '1 day' from generate_series(1, 5001) n`);
    expect((await applyRetentionRules(db)).rate_limits).toBe(5001);
    await recordAudit(db, { actorId: null, action: "audit.read" });
    await expect(db.transaction((db) => db.delete(schema.auditEvents))).rejects.toThrow();
  }));

test("an overdue erasure is enqueued again", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    await db.insert(schema.erasures).values({ personId: ana.id, dueAt: daysAgo(1) });
    await applyRetentionRules(db);
    const [row] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from pgboss.job where name = 'erase-account'`,
    );
    expect(row?.count).toBe(1);
  }));

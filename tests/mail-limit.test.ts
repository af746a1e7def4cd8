import { globSync, readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inviteByMail, renewInvitation } from "#app/identity/invitations/invitation.server.ts";
import { endRole, grantRole } from "#app/identity/people/role-grant.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { askForEmailChange, askForVerification } from "#app/identity/sign-in/email-change.server.ts";
import { mailSignIn } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { askOtherAccount } from "#app/identity/sign-in/other-account.server.ts";
import { askForReset } from "#app/identity/sign-in/password-change.server.ts";
import { mailReauthenticationCode } from "#app/identity/sign-in/reauthentication.server.ts";
import { askForAccount } from "#app/identity/sign-in/sign-up.server.ts";
import type { MailTemplate } from "#app/mail/mail.ts";
import { isSecurityNotice } from "#app/mail/mail-limit.ts";
import { queueMail, queueMails } from "#app/mail/outbox.server.ts";
import { mailTemplateNames, mailTemplates } from "#app/mails.ts";
import { sendTestMail } from "#app/operations/failed-work.server.ts";
import { askForErasure, undoErasure } from "#app/personal-data/erasure.server.ts";
import { limits } from "#app/rate-limits/rate-limit.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { invitations, mails, roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

const to = { personId: null, email: "ana@maple.example", language: "en", timeZone: "UTC" };
const presses = 45;
beforeAll(() => vi.stubEnv("MAIL_URL", "smtp://mail.invalid")); // some verbs mail only where the site can
afterAll(() => vi.unstubAllEnvs());

/** The number of mails of each kind to each address. */
async function counted(db: Db) {
  const rows = await db
    .select({ template: mails.template, email: mails.email, count: sql<number>`count(*)::int` })
    .from(mails)
    .groupBy(mails.template, mails.email);
  return rows.map(({ count }) => count);
}

const notices = mailTemplateNames.filter(isSecurityNotice);
const others = mailTemplateNames.filter((template) => !isSecurityNotice(template));

test.each(others)("%s reaches an address thirty times an hour at most, and then again", (template) =>
  inDatabase(async (db) => {
    const mail = { template, data: mailTemplates[template].sample };
    for (let press = 0; press < presses; press += 1) {
      const email = press % 2 ? to.email : to.email.toUpperCase();
      const posted = await queueMail(db, { ...to, email }, mail as Parameters<typeof queueMail>[2]);
      expect(posted === null, `press ${press}`).toBe(press >= 30);
    }
    expect(
      await queueMail(db, { ...to, email: "bea@maple.example" }, mail as Parameters<typeof queueMail>[2]),
    ).not.toBeNull();
    await db.update(mails).set({ createdAt: sql`now() - interval '61 minutes'` });
    expect(await queueMail(db, to, mail as Parameters<typeof queueMail>[2])).not.toBeNull();
  }),
);

test.each(notices)("past thirty an hour, the newest %s waits in one mail until the hour is over", (template) =>
  inDatabase(async (db) => {
    const mail = { template, data: mailTemplates[template].sample } as Parameters<typeof queueMail>[2];
    // Rows of one moment have no order, and everything in this transaction has the same moment.
    for (let press = 0; press < 30; press += 1) await queueMail(db, to, mail);
    await db.update(mails).set({ createdAt: sql`now() - interval '1 minute'`, sealedData: Buffer.from("sent") });
    const first = await queueMail(db, to, mail);
    const newest = await queueMail(db, { ...to, email: "ANA@maple.example" }, mail);
    expect(newest).toEqual(first);
    expect((await counted(db)).reduce((sum, count) => sum + count, 0)).toBe(31);
    const rows = await db.execute<{ wait: number }>(sql`
      select round(extract(epoch from start_after - now()) / 60)::int as wait from pgboss.job
      where name = 'send-mail' and data->>'mailId' = ${newest?.mailId ?? ""}`);
    expect([...rows]).toEqual([{ wait: 60 }]);
    const [held] = await db
      .select()
      .from(mails)
      .where(sql`id = ${newest?.mailId ?? ""}`);
    expect(JSON.parse(unseal("mail", held?.sealedData ?? Buffer.alloc(0)) ?? "null")).toEqual(mail.data);
  }),
);

type Binding = {
  /** The verbs that send it. */
  verbs: string[];
  /** Their own lower limit, or the one over all kinds. */
  limit: keyof typeof limits | "exportsPerDay" | "ceiling" | "ceiling, and held past it";
  /** Calls one of the verbs once and may be repeated; the address stays, the network changes. */
  press?: (db: Db, who: { admin: Person; ana: Person }, press: number) => Promise<unknown>;
};

const network = (press: number) => `198.51.100.${press}`;
const asker = (email: string, press: number) => ({ email, address: network(press), device: null });
const browsing = (press: number) => ({ browserSecret: `${press}`, returnTo: "/", isShared: false });
const nobody = "nobody@maple.example";
const applicant = { name: "Ana", password: "river otters at dawn" };
const invited = {
  role: "educator" as const,
  organizationId: null,
  cohortId: null,
  title: null,
  name: null,
  note: null,
  days: 7,
};

/** Every kind of mail, with the verbs that send it and the limit that applies. */
const bindings: Record<MailTemplate, Binding> = {
  reply_refused: { verbs: ["postByMail"], limit: "ceiling" },
  notification: { verbs: ["mailNotifications"], limit: "ceiling" },
  notification_digest: { verbs: ["mailDigests"], limit: "ceiling" },
  participation_figures: { verbs: ["mailFigures"], limit: "ceiling" },
  sign_in: {
    ...{ verbs: ["mailSignIn", "mailReauthenticationCode"], limit: "mail" },
    press: (db, { ana }, press) => mailSignIn(db, { ...asker(ana.email, press), ...browsing(press) }),
  },
  no_account: {
    ...{ verbs: ["mailSignIn", "askForReset", "askOtherAccount"], limit: "mail" },
    press: (db, _who, press) => askForReset(db, asker(nobody, press)),
  },
  sign_up: {
    ...{ verbs: ["askForAccount"], limit: "otherMail" },
    press: (db, _who, press) => askForAccount(db, { ...asker(nobody, press), ...browsing(press), ...applicant }),
  },
  already_registered: {
    ...{ verbs: ["askForAccount"], limit: "otherMail" },
    press: (db, { ana }, press) =>
      askForAccount(db, { ...asker(ana.email, press), ...browsing(press), ...applicant, name: "Somebody" }),
  },
  verify_email: {
    ...{ verbs: ["askForVerification"], limit: "mail" },
    press: (db, { ana }, press) =>
      askForVerification(db, { ...ana, isEmailVerified: false }, { address: network(press), device: null }),
  },
  reset_password: {
    ...{ verbs: ["askForReset"], limit: "mail" },
    press: (db, { ana }, press) => askForReset(db, asker(ana.email, press)),
  },
  confirm_email_change: {
    ...{ verbs: ["askForEmailChange"], limit: "otherMail" },
    press: (db, { ana }, press) => askForEmailChange(db, ana, { email: nobody, address: network(press) }),
  },
  merge_accounts: {
    ...{ verbs: ["askOtherAccount"], limit: "otherMail" },
    press: (db, { ana, admin }, press) =>
      askOtherAccount(db, admin, { email: ana.email, browserSecret: `${press}`, address: network(press) }),
  },
  invitation: {
    ...{ verbs: ["inviteByMail", "renewInvitation", "runImport"], limit: "invite" },
    press: async (db, { admin }, press) => {
      const [open] = await db.select().from(invitations).where(sql`revoked_at is null`);
      if (open) await renewInvitation(db, admin, open.id, network(press));
      else await inviteByMail(db, admin, { ...invited, email: nobody }, network(press));
      if (press % 2) await db.execute(sql`update invitations set revoked_at = now()`);
    },
  },
  test: { verbs: ["sendTestMail"], limit: "ceiling", press: (db, { admin }) => sendTestMail(db, admin) },
  role_granted: { verbs: ["grantRole"], limit: "ceiling" },
  role_ended: { verbs: ["endRole"], limit: "ceiling" },
  meeting_invitation: { verbs: ["createMeetings", "inviteToMeetings", "mailTrainingInvitations"], limit: "ceiling" },
  meeting_change: { verbs: ["changeMeeting", "restoreMeeting"], limit: "ceiling" },
  meeting_cancellation: { verbs: ["cancelMeeting", "withdrawFromMeetings"], limit: "ceiling" },
  meeting_series: { verbs: ["createMeetings", "inviteToMeetings", "withdrawFromMeetings"], limit: "ceiling" },
  import_done: { verbs: ["runImport"], limit: "ceiling" },
  import_failed: { verbs: ["runImport"], limit: "ceiling" },
  nudge: { verbs: ["sendNudge"], limit: "ceiling" },
  training_registration: { verbs: ["register"], limit: "ceiling" },
  training_registered_by: { verbs: ["registerOthers", "admitWalkIn"], limit: "ceiling" },
  training_approval: { verbs: ["answerRegistration"], limit: "ceiling" },
  training_reminder: { verbs: ["remindOfRuns"], limit: "ceiling" },
  training_invited: { verbs: ["inviteToRun"], limit: "ceiling" },
  training_walk_in: { verbs: ["admitWalkIn"], limit: "ceiling" },
  training_offered: { verbs: ["settleWaitlist"], limit: "ceiling" },
  training_offer_lapsed: { verbs: ["settleWaitlist"], limit: "ceiling" },
  records_hold: { verbs: ["holdRecords", "remindOfHolds"], limit: "ceiling" },
  training_moved: { verbs: ["changeRun", "changeSession"], limit: "ceiling" },
  training_canceled: { verbs: ["cancelRun"], limit: "ceiling" },
  export_ready: { verbs: ["writeDataExport"], limit: "exportsPerDay" },
  erasure_cancelled: { verbs: ["undoErasure"], limit: "ceiling" },
  security_change: { verbs: ["recordSecurityChange", "resetPassword"], limit: "ceiling, and held past it" },
  email_changed: { verbs: ["changeEmail"], limit: "ceiling, and held past it" },
  email_change_undone: { verbs: ["undoEmailChange"], limit: "ceiling, and held past it" },
  accounts_merged: { verbs: ["mergeAccounts"], limit: "ceiling, and held past it" },
  erasure_requested: { verbs: ["askForErasure"], limit: "ceiling, and held past it" },
  erasure_done: { verbs: ["eraseAccount"], limit: "ceiling, and held past it" },
};

test("every kind of mail has its verbs, which exist, and the limit that binds them", () => {
  expect(Object.keys(bindings).sort()).toEqual([...mailTemplateNames].sort());
  const held = Object.entries(bindings).filter(([, { limit }]) => limit === "ceiling, and held past it");
  expect(held.map(([template]) => template).sort()).toEqual([...notices].sort());
  const sources = globSync("app/**/*.server.ts").map((file) => readFileSync(file, "utf8"));
  for (const [template, { verbs }] of Object.entries(bindings)) {
    for (const verb of verbs) {
      const isThere = sources.some((source) => new RegExp(`export (async )?function ${verb}\\b`).test(source));
      expect(isThere, `${verb}, which posts ${template}`).toBe(true);
    }
  }
});

const pressed = Object.entries(bindings).filter(([, { press }]) => press !== undefined);

test.each(pressed)("%s stays within the limit of its verb, however often it is pressed", (template, { limit, press }) =>
  inDatabase(async (db) => {
    const who = { admin: await join(db, "ines", { grants: [{ role: "administrator" }] }), ana: await join(db, "ana") };
    for (let time = 0; time < presses; time += 1) await press?.(db, who, time);
    const most =
      limit === "mail" || limit === "otherMail" || limit === "invite" ? limits[limit].everywhere.attempts : 30;
    const [row] = await db.execute<{ count: number }>(
      sql`select count(*)::int from mails where template = ${template}`,
    );
    expect(row?.count).toBeGreaterThan(0);
    expect(row?.count).toBeLessThanOrEqual(most);
  }),
);

test("one mailing counts what it holds for the same address", () =>
  inDatabase(async (db) => {
    const posted = await queueMails(
      db,
      "test",
      Array.from({ length: presses }, () => ({ to, data: { at: "" } })),
    );
    expect(posted).toHaveLength(30);
  }));

test("mails at the same moment do not slip past the limit together", () =>
  withCommittedDatabase(async (db) => {
    const all = Array.from({ length: presses }, () => queueMail(db, to, { template: "test", data: { at: "" } }));
    expect((await Promise.all(all)).filter((posted) => posted !== null)).toHaveLength(30);
  }));

test("verbs that may be pressed again and again stay within it", () =>
  inDatabase(async (db) => {
    const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
    const bea = await join(db, "bea", { grants: [] });
    const request = new Request("http://practice.test/", { method: "POST" });
    const coach = { role: "coach" as const, organizationId: null, cohortId: null, endsAt: null, reason: "a test" };
    for (let press = 0; press < presses; press += 1) {
      await grantRole(db, ines, { ...coach, personId: bea.id });
      const [grant] = await db.select().from(roleGrants).where(sql`person_id = ${bea.id} and ends_at is null`);
      await endRole(db, ines, { grantId: grant?.id ?? "", personId: bea.id, reason: "a test" });
      await askForErasure(db, request, bea);
      await undoErasure(db, bea.id);
      await sendTestMail(db, ines);
      await mailReauthenticationCode(db, bea, { browserSecret: `${press}`, address: `198.51.100.${press}`, to: "/" });
    }
    expect(Math.max(...(await counted(db)))).toBeLessThanOrEqual(31); // with the notice that is held
  }));

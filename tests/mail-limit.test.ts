import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { endRole, giveRole } from "#app/identity/people/role-grant.server.ts";
import { mailCodeAgain } from "#app/identity/sign-in/proof-again.server.ts";
import { postMail, postMails } from "#app/mail/outbox.server.ts";
import { mailTemplateNames, mailTemplates } from "#app/mails.ts";
import { sendTestMail } from "#app/operations/failed-work.server.ts";
import { askForErasure, undoErasure } from "#app/personal-data/erasure.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails, roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

const to = { personId: null, email: "ana@maple.example", language: "en", timeZone: "UTC" };
const presses = 45;

/** How many mails of each kind each address has. */
async function counted(db: Db) {
  const rows = await db
    .select({ template: mails.template, email: mails.email, count: sql<number>`count(*)::int` })
    .from(mails)
    .groupBy(mails.template, mails.email);
  return rows.map(({ count }) => count);
}

test.each(mailTemplateNames)("%s reaches an address thirty times an hour at most, and then again", (template) =>
  inDatabase(async (db) => {
    const mail = { template, data: mailTemplates[template].sample };
    for (let press = 0; press < presses; press += 1) {
      const email = press % 2 ? to.email : to.email.toUpperCase();
      const posted = await postMail(db, { ...to, email }, mail as Parameters<typeof postMail>[2]);
      expect(posted === null, `press ${press}`).toBe(press >= 30);
    }
    expect(
      await postMail(db, { ...to, email: "bea@maple.example" }, mail as Parameters<typeof postMail>[2]),
    ).not.toBeNull();
    await db.update(mails).set({ createdAt: sql`now() - interval '61 minutes'` });
    expect(await postMail(db, to, mail as Parameters<typeof postMail>[2])).not.toBeNull();
  }),
);

test("one mailing counts what it holds for the same address", () =>
  inDatabase(async (db) => {
    const posted = await postMails(
      db,
      "test",
      Array.from({ length: presses }, () => ({ to, data: { at: "" } })),
    );
    expect(posted).toHaveLength(30);
  }));

test("mails at the same moment do not slip past the limit together", () =>
  withCommittedDatabase(async (db) => {
    const all = Array.from({ length: presses }, () => postMail(db, to, { template: "test", data: { at: "" } }));
    expect((await Promise.all(all)).filter((posted) => posted !== null)).toHaveLength(30);
  }));

test("verbs that may be pressed again and again stay within it", () =>
  inDatabase(async (db) => {
    const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
    const bea = await join(db, "bea", { grants: [] });
    const request = new Request("http://practice.test/", { method: "POST" });
    const coach = { role: "coach" as const, organizationId: null, cohortId: null, endsAt: null, reason: "a test" };
    for (let press = 0; press < presses; press += 1) {
      await giveRole(db, ines, { ...coach, personId: bea.id });
      const [grant] = await db.select().from(roleGrants).where(sql`person_id = ${bea.id} and ends_at is null`);
      await endRole(db, ines, { grantId: grant?.id ?? "", personId: bea.id, reason: "a test" });
      await askForErasure(db, request, bea);
      await undoErasure(db, bea.id);
      await sendTestMail(db, ines);
      await mailCodeAgain(db, bea, { browserSecret: `${press}`, address: `198.51.100.${press}`, to: "/" });
    }
    expect(Math.max(...(await counted(db)))).toBeLessThanOrEqual(30);
  }));

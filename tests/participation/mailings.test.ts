import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { askForMails, mailFigures, stopMails } from "#app/participation/mailings/mailing.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  mails,
  memberships,
  organizations,
  participationMailings,
  participationMonths,
  people,
  roleGrants,
} from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";

const asked = new Date("2026-10-20T18:00:00Z");
const november = new Date("2026-11-02T16:00:00Z");

/** A lead of the program and one of an organization, both of whom asked for the mail in October. */
async function twoLeads(db: Db) {
  const [place] = await db.insert(organizations).values({ name: "Heron Family Network", kind: "cbo" }).returning();
  const [lea, ona, ben] = await db
    .insert(people)
    .values(["lea", "ona", "ben"].map((name) => ({ name, email: `${name}@mailings.example` })))
    .returning();
  if (!place || !lea || !ona || !ben) throw new Error("no world");
  const role = { role: "program_lead" as const, cohortId: null };
  await db.insert(roleGrants).values([
    { personId: lea.id, role: "program_lead", grantedAt: asked, reason: "Leads." },
    { personId: ona.id, role: "program_lead", organizationId: place.id, grantedAt: asked, reason: "Leads." },
  ]);
  await db.insert(memberships).values({ personId: ben.id, organizationId: place.id, startedOn: "2026-01-01" });
  await askForMails(db, { id: lea.id, grants: [{ ...role, organizationId: null }] }, asked);
  await askForMails(db, { id: ona.id, grants: [{ ...role, organizationId: place.id }] }, asked);
  const month = { month: "2026-10-01", measure: "lessons_finished" as const, amount: 1 };
  return { lea, ona, ben, partIn: (personId: string) => db.insert(participationMonths).values({ ...month, personId }) };
}

const mailed = async (db: Db) => (await db.select({ email: mails.email }).from(mails)).map(({ email }) => email).sort();

test("a mail that would be empty waits until there is something to tell, then goes out once a month", () =>
  inDatabase(async (db) => {
    const { ben, partIn } = await twoLeads(db);
    await mailFigures(db, november);
    expect(await mailed(db)).toEqual([]);
    await partIn(ben.id);
    await mailFigures(db, november);
    await mailFigures(db, new Date("2026-11-28T16:00:00Z"));
    expect(await mailed(db)).toEqual(["lea@mailings.example", "ona@mailings.example"]);
  }));

test("a lead of an organization is not told of a month in which only others took part", () =>
  inDatabase(async (db) => {
    const { lea, partIn } = await twoLeads(db);
    await partIn(lea.id);
    await mailFigures(db, november);
    expect(await mailed(db)).toEqual(["lea@mailings.example"]);
  }));

test("who lost the role gets nothing, and does not get it again with the role", () =>
  inDatabase(async (db) => {
    const { lea, ona, ben, partIn } = await twoLeads(db);
    await partIn(ben.id);
    const ended = { endsAt: new Date("2026-11-01T00:00:00Z") };
    await db.update(roleGrants).set(ended).where(eq(roleGrants.personId, lea.id));
    await db.update(organizations).set({ closedAt: new Date("2026-11-01T00:00:00Z") });
    await mailFigures(db, november);
    expect(await mailed(db)).toEqual([]);
    expect(await db.select().from(participationMailings)).toEqual([]);
    expect(await askForMails(db, { id: ona.id, grants: [] }, november)).toBe("refused");
  }));

test("who asks today gets the first mail next month, and none after stopping it", () =>
  inDatabase(async (db) => {
    const { lea, ona, ben, partIn } = await twoLeads(db);
    await partIn(ben.id);
    await stopMails(db, ona);
    await db.update(participationMailings).set({ since: november }).where(eq(participationMailings.personId, lea.id));
    await mailFigures(db, new Date("2026-11-03T16:00:00Z"));
    expect(await mailed(db)).toEqual([]);
    await db.update(participationMonths).set({ month: "2026-11-01" });
    await mailFigures(db, new Date("2026-12-01T16:00:00Z"));
    expect(await mailed(db)).toEqual(["lea@mailings.example"]);
  }));

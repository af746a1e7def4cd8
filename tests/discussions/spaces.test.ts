import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { acceptAgreements } from "#app/discussions/reading/mark.server.ts";
import { listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { accessTo } from "#app/discussions/spaces/space-access.server.ts";
import { changeSpace, endPlace, givePlace, makeSpace } from "#app/discussions/spaces/space-change.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { cohortSettings, notifications, programVersions } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, aProgram, join } from "#tests/world.ts";
import { aSpace } from "./talk.ts";

const draft = { title: "Consent letters", purpose: "One letter.", agreements: "", programSlug: null };
const page = () => ({ ...draft, key: randomUUID() });

async function made(
  db: Db,
  person: Person,
  given: Partial<Omit<typeof draft, "programSlug">> & { programSlug?: string } = {},
) {
  const space = await makeSpace(db, person, { ...page(), ...given });
  if (typeof space === "string") throw new Error(space);
  return space.spaceId;
}

const readsIt = async (db: Db, person: Person, spaceId: string) => (await accessTo(db, person, spaceId)) !== null;

test("coaches and leads make a space by invitation, which only those read whom a facilitator invites", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] });
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    expect(await makeSpace(db, ana, page())).toBe("not-allowed");
    const spaceId = await made(db, cora);
    expect([await readsIt(db, cora, spaceId), await readsIt(db, lead, spaceId)]).toEqual([true, false]);
    const invite = (by: Person, email: string, role: "member" | "facilitator" = "member") =>
      givePlace(db, by, spaceId, { email, role });
    expect(await invite(ana, bea.email)).toBe("missing");
    expect(await invite(lead, lead.email, "facilitator")).toBe("missing");
    expect(await invite(cora, ` ${ana.email.toUpperCase()} `)).toBe("done");
    expect(await invite(cora, ana.email)).toBe("done");
    expect(await invite(ana, bea.email)).toBe("missing");
    expect(await invite(cora, "nobody@nowhere.example")).toBe("nobody");
    expect(await readsIt(db, ana, spaceId)).toBe(true);
    const told = await db.select().from(notifications).where(eq(notifications.personId, ana.id));
    expect(told.map(({ kind, place }) => [kind, place])).toEqual([["space_invitation", "Consent letters"]]);
    expect(await endPlace(db, ana, spaceId, cora.id)).toBe("missing");
    expect(await endPlace(db, cora, spaceId, cora.id)).toBe("last");
    expect(await invite(cora, cora.email, "member")).toBe("last");
    expect(await endPlace(db, ana, spaceId, ana.id)).toBe("done");
    expect((await listSpaces(db, ana)).map(({ id }) => id)).not.toContain(spaceId);
  }));

test("a form that is submitted twice makes one space, and another with another title", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] });
    const dana = await join(db, "dana", { grants: [{ role: "coach", cohortId: cohort }] });
    const own = page();
    expect(await makeSpace(db, cora, own)).toEqual({ spaceId: own.key });
    expect(await makeSpace(db, cora, own)).toEqual({ spaceId: own.key });
    const other = await makeSpace(db, cora, { ...own, title: "Attendance letters" });
    expect(other).toEqual({ spaceId: expect.not.stringContaining(own.key) });
    expect(await makeSpace(db, dana, own)).toBe("there-already");
  }));

test("a program gets one space, made by a lead", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const definition = aProgram("rivers");
    await db.insert(programVersions).values({ programSlug: "rivers", hash: definition.version, definition });
    await db.insert(cohortSettings).values({ cohortId, programSlug: "rivers", programHash: definition.version });
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    expect(await makeSpace(db, cora, { ...page(), programSlug: "rivers" })).toBe("not-allowed");
    const spaceId = await made(db, lead, { programSlug: "rivers" });
    expect(await readsIt(db, ana, spaceId)).toBe(true);
    expect(await makeSpace(db, lead, { ...page(), programSlug: "rivers" })).toBe("there-already");
    expect(await makeSpace(db, lead, { ...page(), programSlug: "nowhere" })).toBe("there-already");
  }));

test("facilitators change a space; other agreements ask everybody again, the same ones do not", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const spaceId = await aSpace(db, "community", { agreements: "Be kind." });
    const words = { title: "Community", purpose: "", agreements: "Be kind." };
    await acceptAgreements(db, ana, spaceId, 1);
    expect(await changeSpace(db, ana, spaceId, words)).toBe("missing");
    expect(await changeSpace(db, lead, spaceId, words)).toBe("done");
    expect((await accessTo(db, ana, spaceId))?.closedBecause).toBeNull();
    await changeSpace(db, lead, spaceId, { ...words, agreements: "Be kind and brief." });
    expect((await accessTo(db, ana, spaceId))?.closedBecause).toBe("not-agreed");
    expect((await accessTo(db, ana, spaceId))?.space.title).toBe("Community");
  }));

test("outside spaces by invitation, only their readers become facilitators", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] });
    const [ana, bea] = [await join(db, "ana", { cohortIds: [cohort] }), await join(db, "bea")];
    const give = (email: string, role: "member" | "facilitator") => givePlace(db, cora, cohort, { email, role });
    expect(await give(bea.email, "facilitator")).toBe("not-a-reader");
    expect(await give(ana.email, "member")).toBe("not-a-reader");
    expect(await give(ana.email, "facilitator")).toBe("done");
    expect((await accessTo(db, ana, cohort))?.isFacilitator).toBe(true);
    expect(await readsIt(db, bea, cohort)).toBe(false);
    await endPlace(db, cora, cohort, ana.id);
    expect((await accessTo(db, ana, cohort))?.isFacilitator).toBe(false);
  }));

import { eq, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canStartCohort, cohortReachOf, standingIn } from "#app/cohorts/cohort.ts";
import { acceptAgreement, writeAgreement } from "#app/cohorts/programs/agreement.server.ts";
import { addCohortMember, endCohortMembership } from "#app/cohorts/programs/membership.server.ts";
import { createCohort } from "#app/cohorts/programs/new-cohort.server.ts";
import { findAcceptance, findAgreement } from "#app/cohorts/programs/queries/agreements.server.ts";
import { findProgramVersion } from "#app/cohorts/programs/queries/program-versions.server.ts";
import { listCoachesAbove, listCohortCoaches, listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { findCohortWithSettings, listCohorts } from "#app/cohorts/queries/cohorts.server.ts";
import { codeOf, inviteByCode } from "#app/identity/invitations/invitation.server.ts";
import { acceptCode } from "#app/identity/invitations/invitation-acceptance.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { roles } from "#app/identity/person/role.ts";
import { dayBefore, dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import {
  cohortMemberships,
  cohortSettings,
  invitations,
  memberships,
  organizations,
  roleGrants,
} from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, aProgram, join } from "#tests/world.ts";

const today = dayOf(new Date(), homeZone);

const wanted = {
  ...{ name: "Delta", startsOn: "2026-09-01", endsOn: "2027-06-01", timeZone: "America/Denver", language: "es" },
  ...{ capacity: 12, program: aProgram("coaching"), organizationIds: [] },
};

const coaching = (cohortId: string) => ({ grants: [{ role: "coach" as const, cohortId }] });

test("a coach makes a cohort with its coaches and pinned program; the same form sent twice makes one", () =>
  inDatabase(async (db) => {
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: await aCohort(db) }] });
    const id = crypto.randomUUID();
    const first = await createCohort(db, cora, { ...wanted, id, coachIds: [cora.id] });
    const again = await createCohort(db, cora, { ...wanted, id, coachIds: [cora.id] });
    expect([first, again]).toEqual([{ cohortId: id }, { cohortId: id }]);
    const cohort = await findCohortWithSettings(db, id);
    expect(cohort).toMatchObject({ name: "Delta", capacity: 12, timeZone: "America/Denver", programSlug: "coaching" });
    expect(await findProgramVersion(db, "coaching", cohort?.programHash ?? "")).toEqual(wanted.program);
    expect((await listCohortCoaches(db, id)).map(({ id }) => id)).toEqual([cora.id]);
  }));

test("a coach names only coaches, a lead anybody, an educator makes none", () =>
  inDatabase(async (db) => {
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: await aCohort(db) }] });
    const ana = await join(db, "ana");
    const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const make = (who: Person) =>
      createCohort(db, who, { ...wanted, id: crypto.randomUUID(), coachIds: [ana.id] }).then(
        (made) => typeof made === "string",
      );
    expect([await make(cora), await make(dana), await make(ana)]).toEqual([true, false, true]);
    expect([canStartCohort(cora), canStartCohort(dana), canStartCohort(ana)]).toEqual([true, true, false]);
  }));

test("whom a cohort is open to and which cohorts are listed agree for every set of roles and memberships", () => {
  const id = fc.constantFrom("tides", "cedars");
  const grant = fc.record({
    role: fc.constantFrom(...roles),
    cohortId: fc.option(id, { nil: null }),
    organizationId: fc.constant(null),
  });
  const person = fc.record({ grants: fc.array(grant, { maxLength: 3 }), cohortIds: fc.uniqueArray(id) });
  fc.assert(
    fc.property(person, id, (who, cohortId) => {
      const reach = cohortReachOf(who);
      expect(reach === "every" || reach.includes(cohortId)).toBe(standingIn(who, cohortId) !== null);
    }),
  );
});

test("a member who leaves is out at once, comes back with a second period, and the numbers follow", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    const cora = await join(db, "cora", coaching(cohortId));
    const count = async () => (await findCohortWithSettings(db, cohortId))?.memberCount;
    const of = { cohortId, personId: ana.id };
    expect(await count()).toBe(1);
    expect(await endCohortMembership(db, ana, { ...of, leftOn: dayBefore(today) })).toBe("ended");
    expect([await count(), await learns(db, ana.id)]).toEqual([0, false]);
    expect(await endCohortMembership(db, cora, { ...of, leftOn: dayBefore(today) })).toBe("not_there");
    expect(await addCohortMember(db, cora, { ...of, joinedOn: today })).toBe("joined");
    expect(await addCohortMember(db, cora, { ...of, joinedOn: today })).toBe("already");
    expect([await count(), (await listCohortMembers(db, cohortId)).length]).toEqual([1, 2]);
    expect(await endCohortMembership(db, cora, { ...of, leftOn: dayBefore(today) })).toBe("ended");
    expect(await addCohortMember(db, cora, { ...of, joinedOn: today })).toBe("joined");
    const bea = await join(db, "bea", { cohortIds: [cohortId] });
    expect(await endCohortMembership(db, bea, { ...of, leftOn: today })).toBe("refused");
  }));

async function learns(db: Db, personId: string): Promise<boolean> {
  const rows = await db
    .select()
    .from(cohortMemberships)
    .where(sql`person_id = ${personId} and (left_on is null or left_on >= ${today}::date)`);
  return rows.length > 0;
}

test("a coach makes a code for their cohort only, and a full cohort takes nobody by it", () =>
  inDatabase(async (db) => {
    const [mine, other] = [await aCohort(db), await aCohort(db)];
    await db.insert(cohortSettings).values({ cohortId: mine, capacity: 1 });
    const cora = await join(db, "cora", coaching(mine));
    const given = { role: "educator" as const, organizationId: null, title: null, maxUses: 5, days: 14 };
    expect(await inviteByCode(db, cora, { ...given, cohortId: other })).toBe("not_allowed");
    const made = await inviteByCode(db, cora, { ...given, cohortId: mine });
    const id = typeof made === "string" ? "" : made.invitationId;
    const [invitation] = await db.select().from(invitations).where(eq(invitations.id, id));
    const code = (invitation && codeOf(invitation)) ?? "";
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    expect(await acceptCode(db, code, ana, "203.0.113.1")).toBe("accepted");
    expect(await acceptCode(db, code, bea, "203.0.113.1")).toBe("closed");
    expect((await listCohorts(db, [mine]))[0]?.memberCount).toBe(1);
  }));

test("an agreement is accepted by version; the same words are no new version, and a new one asks again", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", coaching(cohortId));
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    const words = { goals: "Learn.", norms: "Listen.", readers: "Coaches.", records: "The law." };
    expect(await writeAgreement(db, ana, cohortId, words)).toBe("refused");
    expect(await writeAgreement(db, cora, cohortId, words)).toEqual({ version: 1 });
    expect(await writeAgreement(db, cora, cohortId, words)).toEqual({ version: 1 });
    expect(await acceptAgreement(db, ana, { cohortId, version: 1 })).toBe("accepted");
    expect(await acceptAgreement(db, ana, { cohortId, version: 1 })).toBe("accepted");
    expect(await writeAgreement(db, cora, cohortId, { ...words, norms: "Listen well." })).toEqual({ version: 2 });
    expect(await acceptAgreement(db, ana, { cohortId, version: 1 })).toBe("changed_meanwhile");
    expect((await findAcceptance(db, cohortId, ana.id))?.version).toBe(1);
    expect((await findAgreement(db, cohortId))?.version).toBe(2);
    expect(await acceptAgreement(db, cora, { cohortId, version: 2 })).toBe("refused");
  }));

test("a coach who works or leads where a member works, or in its district, is named with each organization", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const [heron] = await db.insert(organizations).values({ name: "Heron", kind: "district" }).returning();
    const [school] = await db
      .insert(organizations)
      .values({ name: "Tern", kind: "school", districtId: heron?.id ?? null })
      .returning();
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    const cora = await join(db, "cora", coaching(cohortId));
    await db
      .insert(memberships)
      .values({ personId: ana.id, organizationId: school?.id ?? "", startedOn: "2026-01-01" });
    expect(await listCoachesAbove(db, cohortId, ana.id)).toEqual([]);
    const lead = { role: "program_lead" as const, organizationId: school?.id ?? "", reason: "Leads there." };
    await db.insert(roleGrants).values({ personId: cora.id, ...lead });
    expect(await listCoachesAbove(db, cohortId, ana.id)).toEqual([{ name: cora.name, organizationName: "Tern" }]);
    const [kulan] = await db.insert(organizations).values({ name: "Kulan", kind: "cbo" }).returning();
    await db.insert(memberships).values({ personId: ana.id, organizationId: kulan?.id ?? "", startedOn: "2026-01-01" });
    const manager = { role: "clock_hour_manager" as const, organizationId: kulan?.id ?? "", reason: "Manages there." };
    await db.insert(roleGrants).values({ personId: cora.id, ...manager });
    const [inKulan, inTern] = ["Kulan", "Tern"].map((organizationName) => ({ name: cora.name, organizationName }));
    expect(await listCoachesAbove(db, cohortId, ana.id)).toEqual([inKulan, inTern]);
    await db
      .update(roleGrants)
      .set({ organizationId: heron?.id ?? "" })
      .where(eq(roleGrants.role, "program_lead"));
    expect(await listCoachesAbove(db, cohortId, ana.id)).toEqual([inKulan, inTern]);
    const isLead = inArray(roleGrants.role, ["program_lead", "clock_hour_manager"]);
    await db.delete(roleGrants).where(isLead);
    expect(await listCoachesAbove(db, cohortId, ana.id)).toEqual([]);
    await db
      .insert(memberships)
      .values({ personId: cora.id, organizationId: heron?.id ?? "", startedOn: "2026-01-01" });
    expect((await listCoachesAbove(db, cohortId, ana.id)).length).toBe(1);
  }));

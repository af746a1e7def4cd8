import { describe, expect, test } from "vitest";
import { destinationOf } from "#app/identity/invitations/destination.ts";
import { inviteByMail } from "#app/identity/invitations/invitation.server.ts";
import { ledPlacesOf } from "#app/identity/invitations/led-place.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import type { Db } from "#db/client.server.ts";
import { invitations, memberships } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

async function aPlace(db: Db, name: string) {
  const made = await createOrganization(db, { name, kind: "cbo" });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

describe("what a person leads and coaches", () => {
  test("is listed by name with the next thing to do", () =>
    inDatabase(async (db) => {
      const [maple, cohortId] = [await aPlace(db, "Maple"), await aCohort(db, { name: "Tides" })];
      const lead = await join(db, "dana", {
        grants: [
          { role: "program_lead", organizationId: maple },
          { role: "coach", cohortId },
        ],
      });
      const shown = async () => (await ledPlacesOf(db, lead)).map(({ name, next }) => [name, next.to]);
      expect(await shown()).toEqual([
        ["Maple", "/admin/invitations/new"],
        ["Tides", "/reflections/shared"],
      ]);
      const invited = { email: "bea@maple.example", name: null, note: null, title: null, days: 14 };
      const to = { role: "educator" as const, organizationId: maple, cohortId: null };
      await inviteByMail(db, lead, { ...invited, ...to }, "203.0.113.7");
      expect((await shown())[0]).toEqual(["Maple", "/admin/invitations?show=unanswered"]);
      await db.update(invitations).set({ revokedAt: new Date() });
      const ana = await join(db, "ana");
      await db.insert(memberships).values({ personId: ana.id, organizationId: maple, startedOn: "2026-01-01" });
      expect((await shown())[0]).toEqual(["Maple", `/admin/people?organization=${maple}`]);
    }));

  test("shows how many belong there, open invitations, and the way to each page once", () =>
    inDatabase(async (db) => {
      const [maple, cohortId] = [await aPlace(db, "Maple"), await aCohort(db, { name: "Tides" })];
      const grants = [
        { role: "program_lead" as const, organizationId: maple },
        { role: "program_lead" as const, cohortId },
      ];
      const lead = await join(db, "dana", { grants });
      await join(db, "ana", { cohortIds: [cohortId] });
      const to = { role: "educator" as const, organizationId: maple, cohortId: null };
      const invited = { email: "bea@maple.example", name: null, note: null, title: null, days: 14 };
      await inviteByMail(db, lead, { ...invited, ...to }, "203.0.113.7");
      const shown = (await ledPlacesOf(db, lead)).map(({ facts, next, more }) => [
        facts,
        [next, ...more].map(({ to }) => to),
      ]);
      expect(shown).toEqual([
        [
          "Nobody belongs here yet. One invitation is open.",
          ["/admin/invitations?show=unanswered", `/admin/people?organization=${maple}`, "/admin/invitations/new"],
        ],
        [
          "One person belongs here. No invitation is open.",
          [`/cohorts/${cohortId}/people`, `/cohorts/${cohortId}`, "/admin/invitations/new"],
        ],
      ]);
    }));

  test("counts the whole site for its leads", () =>
    inDatabase(async (db) => {
      const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
      await join(db, "ana");
      const [site] = await ledPlacesOf(db, lead);
      expect(site?.facts).toBe("2 people belong here. No invitation is open.");
      expect(site?.next.to).toBe("/admin/people");
    }));

  test("waits for the second step of a lead who has none, and says so", () =>
    inDatabase(async (db) => {
      const maple = await aPlace(db, "Maple");
      const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: maple }] });
      const waiting = { ...lead, grants: [], session: { ...lead.session, secondStep: "to_set_up" as const } };
      expect(await ledPlacesOf(db, waiting)).toMatchObject([{ name: "Maple", next: { to: "/settings/two-step" } }]);
    }));

  test("is nothing for an educator", () =>
    inDatabase(async (db) => expect(await ledPlacesOf(db, await join(db, "ana"))).toEqual([])));
});

test.each([
  [{ role: "administrator", organizationId: null, cohortId: null }, "/admin"],
  [{ role: "program_lead", organizationId: "maple", cohortId: null }, "/admin/people?organization=maple"],
  [{ role: "program_lead", organizationId: null, cohortId: "tides" }, "/cohorts/tides"],
  [{ role: "coach", organizationId: null, cohortId: "tides" }, "/cohorts/tides"],
  [{ role: "coach", organizationId: "maple", cohortId: null }, "/?joined"],
  [{ role: "educator", organizationId: "maple", cohortId: null }, "/settings/profile?joined"],
  [{ role: "educator", organizationId: "maple", cohortId: "tides" }, "/cohorts/tides"],
] as const)("who accepted %j stands at %s", (invited, path) => expect(destinationOf(invited)).toBe(path));

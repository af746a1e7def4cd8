import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { closeRun } from "#app/credit/closing.server.ts";
import { learningRecord } from "#app/credit/learning-record.server.ts";
import { countWalkIns, takeOverWalkIns } from "#app/credit/walk-ins.server.ts";
import { insertMemberships } from "#app/identity/organizations/queries/memberships.server.ts";
import { answerRegistration, askForApproval } from "#app/trainings/registration/approval.server.ts";
import { admitWalkIn } from "#app/trainings/registration/door.server.ts";
import { inviteToRun } from "#app/trainings/registration/invitation.server.ts";
import { listToApprove } from "#app/trainings/registration/queries/approvals.server.ts";
import { findRegistration } from "#app/trainings/registration/queries/registrations.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { registerOthers } from "#app/trainings/registration/registering-others.server.ts";
import { remindOfRuns } from "#app/trainings/registration/reminder.server.ts";
import { listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { anOrganization, aRun, nothingMore, now, startsAt } from "./run.ts";

const during = new Date(startsAt.getTime() + 30 * 60 * 1000);
const after = new Date(startsAt.getTime() + 24 * 60 * 60 * 1000);

async function aWorld(db: Db, given: { capacity?: number } = {}) {
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const runId = await aRun(db, dana, { capacity: 2, ...given });
  const [session] = await listRunSessions(db, runId);
  return { dana, runId, sessionId: session?.id ?? "", ana: await join(db, "ana"), bea: await join(db, "bea") };
}

const walkIn = (sessionId: string, email: string, given: { minutes?: number; asksHours?: boolean } = {}) => ({
  ...{ name: "Đỗ Ćwiek", email, sessionId, minutes: 180, asksHours: true, ...given },
});

const registered = (db: Db, person: { id: string }, runId: string, organizationId: string | null = null) =>
  register(db, person, runId, { ...nothingMore, organizationId, by: person.id }, now);

const mailed = async (db: Db, template: string) => {
  const rows = await db.select({ email: mails.email }).from(mails).where(sql`template = ${template}`);
  return rows.map(({ email }) => email).sort();
};

describe("at the door", () => {
  test("a walk-in without an account takes a seat, and their account takes the attendance over once", () =>
    inDatabase(async (db) => {
      const { dana, runId, sessionId, ana, bea } = await aWorld(db);
      await registered(db, bea, runId);
      const visitor = walkIn(sessionId, "NEW@maple.example");
      expect(await admitWalkIn(db, dana, runId, visitor, during)).toBe("admitted");
      expect(await admitWalkIn(db, dana, runId, { ...visitor, minutes: 150 }, during)).toBe("admitted");
      expect(await mailed(db, "training_walk_in")).toEqual(["NEW@maple.example"]);
      expect(await closeRun(db, dana, runId, after)).toBe("closed");
      const owner = { ...ana, email: "new@maple.example", isEmailVerified: true };
      expect(await takeOverWalkIns(db, { ...owner, isEmailVerified: false }, after)).toBe(0);
      expect(await countWalkIns(db, owner)).toBe(1);
      expect(await takeOverWalkIns(db, owner, after)).toBe(1);
      expect(await takeOverWalkIns(db, owner, after)).toBe(0);
      expect(await learningRecord(db, ana.id)).toMatchObject([{ minutes: 120, waitsFor: "signature" }]);
    }));

  test("nobody gets a seat too many, and whoever is registered or was offered a seat keeps it", () =>
    inDatabase(async (db) => {
      const { dana, runId, sessionId, ana, bea } = await aWorld(db, { capacity: 1 });
      await registered(db, ana, runId);
      await registered(db, bea, runId);
      expect(await admitWalkIn(db, dana, runId, walkIn(sessionId, "new@maple.example"), during)).toBe("full");
      expect(await admitWalkIn(db, dana, runId, walkIn(sessionId, bea.email), during)).toBe("full");
      expect(await admitWalkIn(db, dana, runId, walkIn(sessionId, ana.email.toUpperCase()), during)).toBe("admitted");
      expect((await findRegistration(db, runId, bea.id))?.state).toBe("waitlisted");
    }));

  test("an account is registered by its address and told who did it", () =>
    inDatabase(async (db) => {
      const { dana, runId, sessionId, ana, bea } = await aWorld(db);
      expect(await admitWalkIn(db, bea, runId, walkIn(sessionId, ana.email), during)).toBe("missing");
      expect(await admitWalkIn(db, dana, runId, walkIn(sessionId, ana.email), during)).toBe("admitted");
      expect(await findRegistration(db, runId, ana.id)).toMatchObject({ state: "registered", registeredBy: dana.id });
      expect(await mailed(db, "training_registered_by")).toEqual([ana.email]);
      await closeRun(db, dana, runId, after);
      expect(await admitWalkIn(db, dana, runId, walkIn(sessionId, bea.email), after)).toBe("over");
    }));
});

describe("a lead of an organization", () => {
  async function anOrganizationOf(db: Db, people: { id: string }[]) {
    const organizationId = await anOrganization(db, "Maple School");
    await insertMemberships(
      db,
      people.map(({ id: personId }) => ({ personId, organizationId, startedOn: "2026-01-01" })),
    );
    const lead = await join(db, "ines", { grants: [{ role: "program_lead", organizationId }] });
    return { organizationId, lead };
  }

  test("registers its people in one go, in order, and each is told", () =>
    inDatabase(async (db) => {
      const { runId, ana, bea } = await aWorld(db, { capacity: 1 });
      const { organizationId, lead } = await anOrganizationOf(db, [ana, bea]);
      const femi = await join(db, "femi");
      const wanted = { organizationId, personIds: [ana.id, bea.id, femi.id] };
      expect(await registerOthers(db, femi, runId, wanted, now)).toBe("missing");
      expect(await registerOthers(db, lead, runId, wanted, now)).toEqual({ registered: 1, waitlisted: 1 });
      expect(await registerOthers(db, lead, runId, wanted, now)).toEqual({ registered: 0, waitlisted: 0 });
      expect(await mailed(db, "training_registered_by")).toEqual([ana.email, bea.email].sort());
      expect(await findRegistration(db, runId, femi.id)).toBeNull();
    }));

  test("approves or refuses registrations where the organization asks for it; a refused seat is free", () =>
    inDatabase(async (db) => {
      const { dana, runId, ana, bea } = await aWorld(db, { capacity: 1 });
      const { organizationId, lead } = await anOrganizationOf(db, [ana, bea]);
      expect(await askForApproval(db, ana, organizationId, true)).toBe("missing");
      await askForApproval(db, lead, organizationId, true);
      await registered(db, ana, runId, organizationId);
      await registered(db, bea, runId, organizationId);
      const waiting = await listToApprove(db, [organizationId]);
      expect(waiting.map(({ name }) => name).sort()).toEqual([ana.name, bea.name].sort());
      const id = (await findRegistration(db, runId, ana.id))?.id ?? "";
      expect(await answerRegistration(db, ana, id, { answer: "approved", now })).toBe("missing");
      expect(await answerRegistration(db, lead, id, { answer: "refused", reason: "A clash", now })).toBe("answered");
      expect(await answerRegistration(db, dana, id, { answer: "approved", now })).toBe("answered");
      expect(await findRegistration(db, runId, ana.id)).toMatchObject({ state: "canceled", approval: "refused" });
      expect((await findRegistration(db, runId, bea.id))?.state).toBe("offered");
      expect(await mailed(db, "training_approval")).toEqual([ana.email]);
    }));
});

test("people are reminded once within two days of a run, by day, and not right after they registered", () =>
  inDatabase(async (db) => {
    const { runId, ana, bea } = await aWorld(db);
    await registered(db, ana, runId);
    const [early, night, day] = ["2026-12-08T17:00:00Z", "2026-12-09T07:00:00Z", "2026-12-09T18:00:00Z"];
    await register(
      db,
      bea,
      runId,
      { ...nothingMore, organizationId: null, by: bea.id },
      new Date("2026-12-09T17:00:00Z"),
    );
    for (const at of [early, night]) await remindOfRuns(db, new Date(at));
    expect(await mailed(db, "training_reminder")).toEqual([]);
    for (const at of [day, day]) await remindOfRuns(db, new Date(at));
    expect(await mailed(db, "training_reminder")).toEqual([ana.email]);
  }));

test("each address is invited once for a run, and nobody after registration closed", () =>
  inDatabase(async (db) => {
    const { dana, runId, ana } = await aWorld(db);
    expect(await inviteToRun(db, ana, runId, ["x@maple.example"], now)).toBe("missing");
    expect(await inviteToRun(db, dana, runId, ["x@maple.example", "y@maple.example"], now)).toEqual({ invited: 2 });
    expect(await inviteToRun(db, dana, runId, ["x@maple.example", "z@maple.example"], now)).toEqual({ invited: 1 });
    expect(await inviteToRun(db, dana, runId, ["late@maple.example"], after)).toBe("closed");
    expect(await mailed(db, "training_invited")).toHaveLength(3);
  }));

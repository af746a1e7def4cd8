import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listFeedMeetings } from "#app/meetings/queries/meeting-invitations.server.ts";
import { mailTrainingInvitations } from "#app/meetings/training-meeting.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { countRegistrations } from "#app/trainings/registration/queries/registrations.server.ts";
import { acceptOffer, cancelRegistration, declineOffer } from "#app/trainings/registration/registration.server.ts";
import { remindOfRuns } from "#app/trainings/registration/reminder.server.ts";
import { passOnOffers } from "#app/trainings/registration/waitlist.server.ts";
import { findRun, listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import { cancelRun, changeRun, changeSession, createRun } from "#app/trainings/runs/run.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails, trainingRuns } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { ask, aWorld, lead, stateOf } from "./registering.ts";
import { anOrganization, aRun, mailInvitations, now, startsAt } from "./run.ts";

const later = (hours: number) => new Date(now.getTime() + hours * 60 * 60 * 1000);

const mailsTo = async (db: Db, { id }: { id: string }) =>
  (await db.select().from(mails)).flatMap(({ personId, template }) => (personId === id ? [template] : [])).sort();

describe("registering", () => {
  test("holds a seat once, puts the sessions into the calendar and says so by mail", () =>
    inDatabase(async (db) => {
      const { runId, ana } = await aWorld(db);
      expect(await ask(db, ana, runId)).toEqual({ state: "registered", isNew: true });
      expect(await ask(db, ana, runId)).toEqual({ state: "registered", isNew: false });
      expect((await listFeedMeetings(db, ana.id, now)).map((each) => each.startsAt)).toEqual([startsAt]);
      await mailInvitations(db);
      expect(await mailsTo(db, ana)).toEqual(["meeting_invitation", "training_registration"]);
    }));

  test("mails the sessions once, however often the job runs, and not to a person who gave up the seat before it", () =>
    inDatabase(async (db) => {
      const { runId, ana, bea } = await aWorld(db);
      for (const person of [ana, bea]) await ask(db, person, runId);
      await cancelRegistration(db, bea, runId, { now: later(1) });
      await mailInvitations(db);
      await mailTrainingInvitations(db, { runId, invited: [{ personId: ana.id, invitedBy: ana.id }] }, now);
      expect(await mailsTo(db, ana)).toEqual(["meeting_invitation", "training_registration"]);
      expect(await mailsTo(db, bea)).toEqual(["training_registration"]);
    }));

  test("joins the waitlist of a full run, and a freed seat is offered in order, never booked", () =>
    inDatabase(async (db) => {
      const { runId, ana, bea, femi, cora } = await aWorld(db);
      await ask(db, ana, runId);
      await ask(db, bea, runId);
      expect(await ask(db, femi, runId)).toEqual({ state: "waitlisted", isNew: true });
      expect(await ask(db, cora, runId, null, later(1))).toEqual({ state: "waitlisted", isNew: true });
      await mailInvitations(db);
      expect(await cancelRegistration(db, ana, runId, { now: later(2) })).toEqual({ state: "canceled" });
      expect(await stateOf(db, runId, femi)).toBe("offered");
      expect(await listFeedMeetings(db, femi.id, now)).toEqual([]);
      expect(await acceptOffer(db, femi, runId, later(3))).toEqual({ state: "registered" });
      expect((await listFeedMeetings(db, femi.id, now)).length).toBe(1);
      expect(await stateOf(db, runId, cora)).toBe("waitlisted");
      expect(await mailsTo(db, ana)).toContain("meeting_cancellation");
    }));

  test("passes an offer on that is declined or not answered in time", () =>
    inDatabase(async (db) => {
      const { runId, ana, bea, femi } = await aWorld(db, { capacity: 1 });
      await ask(db, ana, runId);
      await ask(db, bea, runId);
      await ask(db, femi, runId, null, later(1));
      await cancelRegistration(db, ana, runId, { now: later(2) });
      expect(await declineOffer(db, bea, runId, later(3))).toEqual({ state: "declined" });
      expect(await stateOf(db, runId, femi)).toBe("offered");
      expect(await acceptOffer(db, femi, runId, later(60))).toBe("not_possible");
      expect(await stateOf(db, runId, femi)).toBe("lapsed");
      expect(await mailsTo(db, femi)).toEqual(["training_offer_lapsed", "training_offered", "training_registration"]);
    }));

  test.each([
    ["before it opens", { opensAt: later(1) }, now, "not_open"],
    ["after it closed", { closesAt: later(1) }, later(1), "closed"],
    ["once it began", {}, startsAt, "running"],
    ["once it is over", {}, new Date(startsAt.getTime() + 4 * 60 * 60 * 1000), "over"],
  ])("is refused %s, with the reason", (_, given, at, refused) =>
    inDatabase(async (db) => {
      const { runId, ana } = await aWorld(db, given);
      expect(await ask(db, ana, runId, null, at)).toEqual({ refused });
    }),
  );

  test("is refused for a run that is not published or not there", () =>
    inDatabase(async (db) => {
      const { dana, ana } = await aWorld(db);
      const timeZone = "America/Los_Angeles";
      const made = await createRun(
        db,
        dana,
        { offeringKind: "training", offeringSlug: "x", title: "Draft", format: "online", timeZone, capacity: 3 },
        {
          key: "k",
          sessions: [{ title: "Draft", startsAt, minutes: 60, breakMinutes: 0, timeZone, place: null, link: null }],
          facilitators: [],
        },
      );
      const runId = made === "not_allowed" ? "" : made.runId;
      expect(await ask(db, ana, runId)).toEqual({ refused: "missing" });
      expect(await ask(db, ana, crypto.randomUUID())).toEqual({ refused: "missing" });
    }));
});

describe("seats held for an organization", () => {
  test("are its people's, and everybody's after the release", () =>
    withCommittedDatabase(async (db) => {
      const dana = await join(db, "dana", lead);
      const maple = await anOrganization(db, "Maple");
      const runId = await aRun(
        db,
        dana,
        { capacity: 1 },
        { held: [{ organizationId: maple, seats: 1, releaseAt: later(24) }] },
      );
      const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
      expect(await ask(db, bea, runId)).toEqual({ state: "waitlisted", isNew: true });
      moveClock(later(25).getTime() - Date.now());
      await passOnOffers(db, later(25)).finally(() => moveClock(0));
      expect(await stateOf(db, runId, bea)).toBe("offered");
      expect(await ask(db, ana, runId, maple, later(25))).toEqual({ state: "waitlisted", isNew: true });
    }));
});

describe("a run", () => {
  test("that is canceled tells everyone who waits or holds a seat, for good", () =>
    inDatabase(async (db) => {
      const { dana, runId, ana, bea, femi } = await aWorld(db);
      for (const person of [ana, bea, femi]) await ask(db, person, runId);
      await mailInvitations(db);
      expect(await cancelRun(db, dana, runId, { reason: "The room flooded.", now: later(1) })).toBe("canceled");
      expect(await countRegistrations(db, runId)).toEqual({ run_canceled: 3 });
      expect(await mailsTo(db, femi)).toEqual(["training_canceled", "training_registration"]);
      expect(await mailsTo(db, ana)).toContain("meeting_cancellation");
      expect(await ask(db, femi, runId, null, later(2))).toEqual({ refused: "canceled" });
      expect(await cancelRun(db, ana, runId, { reason: null })).toBe("missing");
    }));

  test("keeps every seat that is taken when its capacity is lowered, and offers new ones when it is raised", () =>
    inDatabase(async (db) => {
      const { dana, runId, ana, bea, femi } = await aWorld(db);
      for (const person of [ana, bea, femi]) await ask(db, person, runId);
      expect(await changeRun(db, dana, runId, { capacity: 1 }, later(1))).toEqual({ seatsTaken: 2 });
      expect(await changeRun(db, dana, runId, { capacity: 3 }, later(1))).toBe("changed");
      expect(await stateOf(db, runId, femi)).toBe("offered");
    }));

  test("that is moved by a month keeps its registrations and sends one update", () =>
    inDatabase(async (db) => {
      const { dana, runId, ana, bea, femi } = await aWorld(db);
      for (const person of [ana, bea, femi]) await ask(db, person, runId);
      await mailInvitations(db);
      await remindOfRuns(db, new Date("2026-12-09T18:00:00Z"));
      const [session] = await listRunSessions(db, runId);
      if (!session) throw new Error("no session");
      const moved = new Date("2027-01-10T18:00:00Z");
      const { title, minutes, breakMinutes, timeZone, place, link } = session;
      const change = { sessionId: session.id, title, minutes, breakMinutes, timeZone, place, link, startsAt: moved };
      expect(await changeSession(db, dana, runId, change, later(1))).toBe("changed");
      expect((await findRun(db, runId))?.startsAt).toEqual(moved);
      expect(await stateOf(db, runId, ana)).toBe("registered");
      expect(await mailsTo(db, ana)).toEqual([
        ...["meeting_change", "meeting_invitation", "training_registration", "training_reminder"],
      ]);
      expect(await mailsTo(db, femi)).toEqual(["training_moved", "training_registration"]); // she waits
      await remindOfRuns(db, new Date("2027-01-09T18:00:00Z"));
      expect((await mailsTo(db, ana)).filter((template) => template === "training_reminder")).toHaveLength(2);
      await db.update(trainingRuns).set({ closedAt: moved }).where(eq(trainingRuns.id, runId));
      expect(await changeSession(db, dana, runId, { ...change, startsAt }, moved)).toBe("confirmed");
    }));

  test("of no seats takes a waitlist", () =>
    inDatabase(async (db) => {
      const { runId, ana } = await aWorld(db, { capacity: 0 });
      expect(await ask(db, ana, runId)).toEqual({ state: "waitlisted", isNew: true });
      expect(await cancelRegistration(db, ana, runId, { now: later(1) })).toEqual({ state: "canceled" });
    }));
});

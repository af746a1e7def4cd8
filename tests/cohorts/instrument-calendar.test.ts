import { afterEach, beforeAll, expect, test } from "vitest";
import { instrumentKinds } from "#app/catalog/instrument.ts";
import { findProgram } from "#app/catalog/programs.server.ts";
import { sendDueInstruments } from "#app/cohorts/programs/instrument-calendar.server.ts";
import { createCohort } from "#app/cohorts/programs/new-cohort.server.ts";
import { listCohortRuns } from "#app/instruments/queries/runs.server.ts";
import { cancelMeeting, createMeetings } from "#app/meetings/meeting.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { daysAfter, homeZone, momentAt } from "#app/time/dates.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { servePrograms } from "./released-programs.ts";
import { goTo, now } from "./year.ts";

beforeAll(servePrograms);
afterEach(() => moveClock(0));

test("a cohort's calendar sends all seven kinds: by week, after each session that was held, and after the end", () =>
  inDatabase(async (db) => {
    goTo("2030-09-01");
    const coach = await join(db, "cora", { grants: [{ role: "coach", cohortId: await aCohort(db) }] });
    const id = crypto.randomUUID();
    const dates = { startsOn: "2030-09-03", endsOn: "2031-06-10", timeZone: homeZone, language: "en" };
    const given = { id, name: "Tides", capacity: null, coachIds: [coach.id], organizationIds: [], ...dates };
    await createCohort(db, coach, { ...given, program: findProgram("data-coaching") });
    await join(db, "ana", { cohortIds: [id] });
    const held = ["2030-09-10", "2030-11-05", "2031-03-11"];
    const drafts = [...held, "2031-01-14"].map((day) => ({
      ...{ title: `Session of ${day}`, startsAt: momentAt(day, "16:00", homeZone), minutes: 90 },
    }));
    const made = await createMeetings(db, await now(db, coach.id), id, drafts);
    const canceled = made === "not_allowed" ? "" : (made.meetingIds[3] ?? "");
    await cancelMeeting(db, await now(db, coach.id), canceled);

    for (let day = "2030-09-03"; day < "2031-10-01"; day = daysAfter(day, 7)) {
      goTo(day, "20:00");
      await sendDueInstruments(db);
    }
    const runs = (await listCohortRuns(db, id)).toReversed();
    const sent = (slug: string) => runs.filter(({ definition }) => definition.slug === slug);
    expect(new Set(runs.map(({ definition }) => definition.kind))).toEqual(new Set(instrumentKinds));
    expect(sent("exit-ticket").map(({ opensOn }) => opensOn)).toEqual(held);
    expect(sent("exit-ticket")[0]?.title).toBe("Exit ticket: Session of 2030-09-10");
    expect(sent("readiness").map(({ opensOn }) => opensOn)).toEqual(["2030-09-03", "2031-05-13"]);
    expect(sent("evaluation").map(({ opensOn }) => opensOn)).toEqual(["2031-06-10"]);
    expect(sent("follow-up").map(({ opensOn, asked }) => [opensOn, asked])).toEqual([["2031-09-08", 1]]);
  }));

test("an exit ticket is not sent while a session still runs", () =>
  inDatabase(async (db) => {
    goTo("2030-09-10", "15:00");
    const coach = await join(db, "cora", { grants: [{ role: "coach", cohortId: await aCohort(db) }] });
    const id = crypto.randomUUID();
    const dates = { startsOn: "2030-09-03", endsOn: null, timeZone: homeZone, language: "en" };
    const given = { id, name: "Tides", capacity: null, coachIds: [coach.id], organizationIds: [], ...dates };
    await createCohort(db, coach, { ...given, program: findProgram("data-coaching") });
    const startsAt = momentAt("2030-09-10", "16:00", homeZone);
    await createMeetings(db, await now(db, coach.id), id, [{ title: "Kick-off", startsAt, minutes: 90 }]);
    const tickets = async () => {
      await sendDueInstruments(db);
      return (await listCohortRuns(db, id)).filter(({ definition }) => definition.kind === "exit-ticket").length;
    };
    goTo("2030-09-10", "17:29");
    expect(await tickets()).toBe(0);
    goTo("2030-09-10", "17:30");
    expect(await tickets()).toBe(1);
  }));

import { afterEach, expect, test } from "vitest";
import { programChanges } from "#app/catalog/program-changes.ts";
import { adoptProgram, withdrawAdoption } from "#app/cohorts/programs/adoption.server.ts";
import { agendaOf } from "#app/cohorts/programs/agenda.server.ts";
import { createCohort } from "#app/cohorts/programs/new-cohort.server.ts";
import { listCalendars } from "#app/cohorts/programs/queries/calendars.server.ts";
import { findCohortWithSettings } from "#app/cohorts/queries/cohorts.server.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { homeZone, momentAt } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { handedInArtifact } from "#tests/artifacts/handed-in.ts";
import { aTemplate } from "#tests/artifacts/template.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, anAgenda, aProgram, join } from "#tests/world.ts";

const old = aProgram("coaching", { agendas: [anAgenda("first", 0), anAgenda("second", 4), anAgenda("gone", 8)] });
const newer = aProgram("coaching", {
  agendas: [
    anAgenda("first", 0, { title: "First, again" }),
    anAgenda("second", 4, { minutes: 90 }),
    anAgenda("third", 12),
  ],
});

afterEach(() => moveClock(0));
const goTo = (day: string) => moveClock(momentAt(day, "12:00", homeZone).getTime() - Date.now());

async function aFollowingCohort(db: Db) {
  const elsewhere = await aCohort(db, { name: "Elsewhere" });
  const maker = await join(db, "cora", { grants: [{ role: "coach", cohortId: elsewhere }] });
  const cohortId = crypto.randomUUID();
  const dates = { startsOn: "2030-09-03", endsOn: null, timeZone: homeZone, language: "en", capacity: null };
  const given = { id: cohortId, name: "Tides", coachIds: [maker.id], organizationIds: [], program: old };
  await createCohort(db, maker, { ...given, ...dates });
  const coach = { ...maker, grants: [{ role: "coach" as const, organizationId: null, cohortId }] };
  return { cohortId, coach };
}

const titleOf = async (db: Db, cohortId: string, key: string, day: string) =>
  (await agendaOf(db, cohortId, `coaching/${key}`, momentAt(day, "16:00", homeZone)))?.title ?? null;

test("a cohort follows a newer version from the day that its coach chose, and what was before stays", () =>
  inDatabase(async (db) => {
    goTo("2030-10-01");
    const { cohortId, coach } = await aFollowingCohort(db);
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    const artifactId = await handedInArtifact(db, ana, cohortId);
    const wanted = { cohortId, program: newer, seen: newer.version, fromOn: "2030-11-04" };
    expect(await adoptProgram(db, ana, wanted)).toBe("refused");
    expect(await adoptProgram(db, coach, { ...wanted, seen: old.version })).toBe("changed");
    expect(await adoptProgram(db, coach, { ...wanted, fromOn: "2030-09-30" })).toBe("too_early");
    expect([await adoptProgram(db, coach, wanted), await adoptProgram(db, coach, wanted)]).toEqual([
      "adopted",
      "adopted",
    ]);
    const following = async () => (await findCohortWithSettings(db, cohortId))?.programHash;
    expect(await following()).toBe(old.version);
    goTo("2030-11-04");
    expect(await following()).toBe(newer.version);
    expect(await titleOf(db, cohortId, "first", "2030-10-15")).toBe("first");
    expect(await titleOf(db, cohortId, "first", "2030-11-04")).toBe("First, again");
    // A session whose agenda the newer version dropped keeps the one that it was planned with.
    expect(await titleOf(db, cohortId, "gone", "2030-12-01")).toBe("gone");
    expect((await findArtifactPage(db, ana, artifactId))?.template).toEqual(aTemplate);
    expect((await listCalendars(db)).map((calendar) => calendar.cohortId)).toContain(cohortId);
    expect(await adoptProgram(db, coach, { ...wanted, fromOn: "2030-12-01" })).toBe("already");
    // A third version later leaves both others where they were.
    const third = aProgram("coaching", { agendas: [anAgenda("first", 0, { title: "Third" })] });
    await adoptProgram(db, coach, { cohortId, program: third, seen: third.version, fromOn: "2031-01-06" });
    expect(await titleOf(db, cohortId, "first", "2030-10-15")).toBe("first");
    expect(await titleOf(db, cohortId, "first", "2030-12-15")).toBe("First, again");
    expect(await titleOf(db, cohortId, "first", "2031-01-06")).toBe("Third");
  }));

test("an adoption can be taken back until its day, and moved by adopting again", () =>
  inDatabase(async (db) => {
    goTo("2030-10-01");
    const { cohortId, coach } = await aFollowingCohort(db);
    const wanted = { cohortId, program: newer, seen: newer.version, fromOn: "2030-11-04" };
    expect(await withdrawAdoption(db, coach, cohortId)).toBe("missing");
    await adoptProgram(db, coach, wanted);
    await adoptProgram(db, coach, { ...wanted, fromOn: "2030-12-02" });
    expect(await titleOf(db, cohortId, "first", "2030-11-10")).toBe("first");
    expect(await withdrawAdoption(db, coach, cohortId)).toBe("withdrawn");
    expect(await titleOf(db, cohortId, "first", "2030-12-10")).toBe("first");
    await adoptProgram(db, coach, { ...wanted, fromOn: "2030-10-01" });
    expect(await withdrawAdoption(db, coach, cohortId)).toBe("missing");
  }));

test("the changes name what is new, what goes away and the lines that differ", () => {
  expect(programChanges(old, old)).toEqual([]);
  const changes = programChanges(old, newer);
  expect(changes.map(({ part, key, kind }) => `${part} ${key} ${kind}`)).toEqual([
    "agenda first changed",
    "agenda second changed",
    "agenda third added",
    "agenda gone removed",
  ]);
  expect(changes[1]?.fields).toEqual([{ field: "minutes", removed: ["60"], added: ["90"] }]);
  const [one, two] = [
    { minutes: 10, title: "Listen", kind: "talk" as const, notes: "", say: "" },
    { minutes: 20, title: "Look", kind: "work" as const, notes: "", say: "" },
  ];
  const [before, after] = [
    [one, two],
    [two, one],
  ].map((parts) => aProgram("p", { agendas: [anAgenda("a", 0, { parts })] }));
  if (!before || !after) throw new Error("no programs");
  expect(programChanges(before, after)[0]?.fields).toEqual([{ field: "parts", removed: [], added: [] }]);
});

import { expect, test } from "vitest";
import { closeRun } from "#app/credit/closing.server.ts";
import { correctEntry } from "#app/credit/correction.server.ts";
import { claimHours, recordApproval, recordAwards } from "#app/credit/credit.server.ts";
import { learningRecord } from "#app/credit/learning-record.server.ts";
import { listEntriesOf, listEntriesOfRun } from "#app/credit/queries/ledger.server.ts";
import { calendarPeriodsOf } from "#app/participation/periods/period.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import { newRunSchema, sessionsIn } from "#app/trainings/runs/run-form.ts";
import type { Db } from "#db/client.server.ts";
import { attendanceObservations } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { aRun, nothingMore } from "./run.ts";

const zone = "America/Los_Angeles";

// Rules: WAC 181-85-030 (an hour is 60 minutes, an offering has at least one), Puget Sound ESD (half hours rounded
// down, meals and breaks excluded), WAC 181-85-205 (fewer hours may be claimed), OSPI's bulletin of October 2020 (no
// hours for an instructor who was alone; the provider's year begins on October 1), DCYF (STARS once in 12 months).
// Columns: case | first day | sessions on consecutive days | wall times | what differs | hours worked out by hand |
// provider year | day earned. "away 20+31, -": 20 minutes late and 31 early in the first session, the second missed.
const table = `
in full                       | 2026-01-15 | 1 | 09:00-12:00 |                     | 3   | 2026 | 2026-01-15
3 h 45                        | 2026-01-16 | 1 | 08:00-11:45 |                     | 3.5 | 2026 | 2026-01-16
breaks                        | 2026-01-17 | 1 | 09:00-12:15 | breaks 20           | 2.5 | 2026 | 2026-01-17
partial                       | 2026-01-18 | 1 | 09:00-12:00 | breaks 15; away 20+31 | 1.5 | 2026 | 2026-01-18
a session missed              | 2026-01-19 | 3 | 16:00-17:30 | away 0+0, -, 0+10   | 2.5 | 2026 | 2026-01-21
two of 45 minutes             | 2026-01-22 | 2 | 15:15-16:00 |                     | 1.5 | 2026 | 2026-01-23
45 minutes alone              | 2026-01-24 | 1 | 15:15-16:00 |                     | 0   | 2026 | 2026-01-24
59 minutes without breaks     | 2026-01-25 | 1 | 15:00-16:10 | breaks 11           | 0   | 2026 | 2026-01-25
one of two of 45 minutes      | 2026-01-26 | 2 | 15:15-16:00 | away 0+0, -         | 0.5 | 2026 | 2026-01-27
29 minutes of an hour         | 2026-01-28 | 1 | 15:00-16:00 | away 0+31           | 0   | 2026 | 2026-01-28
fewer claimed                 | 2026-01-29 | 1 | 09:00-12:00 | claimed 100         | 1.5 | 2026 | 2026-01-29
less approved                 | 2026-01-30 | 1 | 09:00-12:00 | approved 120        | 2   | 2026 | 2026-01-30
corrected after the award     | 2026-01-31 | 1 | 09:00-12:00 | corrected 149       | 2   | 2026 | 2026-01-31
a facilitator alone           | 2026-02-01 | 1 | 09:00-12:00 | alone 1             | 0   | 2026 | 2026-02-01
clocks go forward             | 2026-03-08 | 1 | 01:00-04:00 |                     | 2   | 2026 | 2026-03-08
clocks go back                | 2025-11-02 | 1 | 00:30-02:30 |                     | 3   | 2026 | 2025-11-02
a day on each side of it      | 2026-03-07 | 2 | 09:00-10:00 |                     | 2   | 2026 | 2026-03-08
to midnight on September 30   | 2026-09-30 | 1 | 21:00-24:00 |                     | 3   | 2026 | 2026-09-30
across September 30           | 2025-09-30 | 2 | 09:00-10:00 |                     | 2   | 2026 | 2025-10-01
STARS, to midnight of the year | 2025-12-31 | 1 | 21:00-24:00 | stars 1            | 3   | 2026 | 2025-12-31
STARS within 12 months        | 2026-12-30 | 1 | 21:00-24:00 | stars 0             | 3   | 2027 | 2026-12-30
STARS a year later            | 2026-12-31 | 1 | 20:00-23:00 | stars 1             | 3   | 2027 | 2026-12-31
`;

/** Minutes late and left early in a session; null for one that was missed. */
type Away = { late: number; early: number } | null;
type Case = Record<"name" | "day" | "from" | "to" | "on", string> &
  Record<"sessions" | "breaks" | "hours" | "year", number> & {
    away: Away[];
    claimed: number | undefined;
    approved: number | undefined;
    corrected: number | undefined;
    isFacilitatorAlone: boolean;
    /** Whether STARS hours are awarded, where they were asked for. */
    stars: boolean | undefined;
    signature?: string;
  };

const cases = table.trim().split("\n").map(caseIn);

function caseIn(line: string): Case {
  const [name = "", day = "", sessions, times = "", differs = "", hours, year, on = ""] = line
    .split("|")
    .map((cell) => cell.trim());
  const [from = "", to = ""] = times.split("-");
  const given = (what: string) => new RegExp(`\\b${what} ([^;]+)`).exec(differs)?.[1];
  const number = (what: string) => (given(what) === undefined ? undefined : Number(given(what)));
  const away = given("away")
    ?.split(",")
    .map((part): Away => {
      const [late, early] = part.trim().split("+");
      return early === undefined ? null : { late: Number(late), early: Number(early) };
    });
  return {
    ...{ name, day, from, to, on, sessions: Number(sessions), hours: Number(hours), year: Number(year) },
    ...{ breaks: number("breaks") ?? 0, claimed: number("claimed"), approved: number("approved"), away: away ?? [] },
    ...{ corrected: number("corrected"), isFacilitatorAlone: given("alone") !== undefined },
    stars: given("stars") === undefined ? undefined : given("stars") === "1",
  };
}

/** The provider's year that a day is in, named by the year that it ends in. */
function clockHourYear(day: string): number {
  return Number(
    calendarPeriodsOf(day)
      .find(({ kind }) => kind === "clock_hour_year")
      ?.endsOn.slice(0, 4),
  );
}

const present: Away = { late: 0, early: 0 };
const awayIn = ({ away }: Case, at: number): Away => (at in away ? (away[at] ?? null) : present);

/** Minutes of a session, counted one by one by the wall clock, so that a change of clocks needs no rule of its own. */
function minutesByClock(day: string, { from, to }: Case): number {
  const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const [begin, end] = [`${day} ${from}`, to === "24:00" ? `${nextDay(day, 1)} 00:00` : `${day} ${to}`];
  const at = (moment: number) => wall.format(moment);
  let moment = Date.parse(`${day}T00:00:00Z`);
  while (at(moment) < begin) moment += 60_000;
  let count = 0;
  while (at(moment + count * 60_000) < end) count += 1; // an hour that comes twice is lived twice
  return count;
}

const nextDay = (day: string, by: number) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);

/** The hours by the rules as they are written, without the product's arithmetic. */
function hoursByRule(each: Case) {
  let [offered, attended] = [0, 0];
  for (let at = 0; at < each.sessions; at += 1) {
    const length = minutesByClock(nextDay(each.day, at), each) - each.breaks;
    const missed = awayIn(each, at);
    offered += length;
    if (missed) attended += length - missed.late - missed.early;
  }
  if (offered < 60 || each.isFacilitatorAlone) return 0;
  let left = Math.min(attended, each.claimed ?? attended, each.approved ?? attended);
  if (each.corrected !== undefined) left = each.corrected;
  let halves = 0;
  while (left >= 30) [left, halves] = [left - 30, halves + 1];
  return halves / 2;
}

async function aCrew(db: Db) {
  return {
    dana: await join(db, "dana", { grants: [{ role: "program_lead" }] }),
    manager: await join(db, "ines", { grants: [{ role: "clock_hour_manager" }] }),
    ...{ ana: await join(db, "ana"), cora: await join(db, "cora", { grants: [{ role: "coach" }] }) },
  };
}

/** Goes the whole way of one case: plan, register, attend, confirm, sign, approve, award, correct. */
async function goThrough(db: Db, people: Awaited<ReturnType<typeof aCrew>>, each: Case) {
  const { dana, manager, cora } = people;
  const person = each.isFacilitatorAlone ? cora : people.ana;
  const form = newRunSchema().parse({
    ...{ title: each.name, format: "online", capacity: "9", timeZone: zone, key: "a key for the form" },
    ...{ day: each.day, from: each.from, to: each.to === "24:00" ? "00:00" : each.to },
    ...{ breaks: String(each.breaks), sessions: String(each.sessions), every: "day" },
  });
  const sessions = sessionsIn(form);
  if (!sessions) throw new Error(`no sessions: ${each.name}`);
  const before = new Date(sessions[0].startsAt.getTime() - 9 * 86_400_000);
  const facilitators = [{ personId: cora.id, name: "Cora", qualification: "Data coach" }];
  const slug = each.stars === undefined ? each.name : "for-stars";
  const runId = await aRun(db, dana, { capacity: 9, title: each.name, offeringSlug: slug }, { sessions, facilitators });
  const asks = {
    ...nothingMore,
    credit: each.stars === undefined ? ("clock_hours" as const) : ("stars" as const),
    legalName: "Ana",
    organizationId: null,
  };
  expect(await register(db, person, runId, { ...asks, by: person.id }, before)).toMatchObject({ state: "registered" });
  const observed = (await listRunSessions(db, runId)).map(({ id: meetingId }, at) => {
    const missed = awayIn(each, at);
    const state =
      missed === null ? ("absent" as const) : missed.late + missed.early > 0 ? ("late" as const) : ("present" as const);
    const minutes = { lateMinutes: missed?.late ?? null, leftEarlyMinutes: missed?.early ?? null };
    return { meetingId, personId: person.id, source: "coach" as const, clientKey: "list", state, ...minutes };
  });
  await db.insert(attendanceObservations).values(observed);
  const approval = {
    ...{
      proposalNumber: "P",
      appliedOn: null,
      approvedOn: "2020-01-01",
      approvedMinutes: each.approved ?? 1440,
      claimCode: null,
    },
    designations: each.stars !== undefined ? [{ designation: "stars" as const, authority: "MERIT" }] : [],
  };
  expect(await recordApproval(db, manager, runId, approval)).toBe("recorded");
  expect(await closeRun(db, dana, runId, new Date("2027-06-01T00:00:00Z"))).toBe("closed");
  const entries = async () =>
    (await listEntriesOf(db, person.id)).flatMap(({ entry }) => (entry.runId === runId ? [entry] : []));
  const [earned] = await entries();
  if (!earned) return { runId, person, earned: null };
  await claimHours(db, person, runId, { signature: each.signature ?? "Ana", minutes: each.claimed ?? earned.minutes });
  await recordAwards(db, manager, runId, { reference: "R" });
  const award = (await entries()).find(({ kind }) => kind === "awarded");
  if (each.corrected !== undefined && award) {
    const correction = { minutes: each.corrected, reason: "The sheet says so", reference: null };
    expect(await correctEntry(db, manager, award.id, correction)).toBe("corrected");
  }
  return { runId, person, earned };
}

test("clock hours of each case are what the rules say", () =>
  inDatabase(async (db) => {
    const people = await aCrew(db);
    for (const each of cases) {
      const { runId, person, earned } = await goThrough(db, people, each);
      const line = (await learningRecord(db, person.id)).find((row) => row.runId === runId);
      const hours = line ? Number(line.hours) : 0;
      expect({ name: each.name, hours: hoursByRule(each) }).toEqual({ name: each.name, hours: each.hours });
      expect({ name: each.name, hours }).toEqual({ name: each.name, hours: each.hours });
      if (earned) expect([earned.earnedOn, clockHourYear(earned.earnedOn)]).toEqual([each.on, each.year]);
      if (each.stars !== undefined) expect(line?.designations.includes("STARS")).toBe(each.stars);
    }
  }));

test("a name that changed is on what is signed after it, and the earlier signature stays with its run", () =>
  inDatabase(async (db) => {
    const people = await aCrew(db);
    const plain = caseIn("plain | 2026-01-15 | 1 | 09:00-12:00 | | 3 | 2026 | 2026-01-15");
    const [first, second] = [
      await goThrough(db, people, { ...plain, name: "before", signature: "Ana Rivera" }),
      await goThrough(db, people, { ...plain, name: "after", signature: "Ana Cruz" }),
    ];
    const signed = async ({ runId }: { runId: string }) => (await listEntriesOfRun(db, runId))[0]?.signature;
    expect([await signed(first), await signed(second)]).toEqual(["Ana Rivera", "Ana Cruz"]);
  }));

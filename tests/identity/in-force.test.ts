import { globSync, readFileSync } from "node:fs";
import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isCurrent } from "#app/identity/organizations/membership.ts";
import { isLearning, isRunning } from "#app/identity/person/cohort.ts";
import {
  isCohortRunning,
  isGrantInForce,
  isLearningIn,
  isMemberOn,
} from "#app/identity/person/queries/in-force.server.ts";
import { isInForce } from "#app/identity/person/role.ts";
import { personFor } from "#app/identity/sessions/session.server.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCohort, join } from "#tests/world.ts";
import { cookieOf, requestFor } from "./site.ts";

const root = new URL("../../", import.meta.url);
/** Few days and moments, so that they often coincide; ten months, so that the clock changes between them. */
const moments = ["2026-02-28T07:59:59Z", "2026-02-28T08:00:00Z", "2026-11-01T06:30:00Z", "2026-11-28T12:00:00Z"];
const moment = fc.constantFrom(...moments).map((text) => new Date(text));
const day = fc.constantFrom("2026-02-27", "2026-02-28", "2026-10-31", "2026-11-01", "2026-11-28");
const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const world = fc.record({
  now: moment,
  grant: fc.record({ grantedAt: moment, endsAt: orNone(moment) }),
  membership: fc.record({ startedOn: day, endedOn: orNone(day) }),
  learning: fc.record({ joinedOn: day, leftOn: orNone(day) }),
  cohort: fc.record({ endsOn: orNone(day) }),
});
type World = typeof world extends fc.Arbitrary<infer Each> ? Each : never;

/** The result of each SQL twin for one row made of the world's dates. */
async function saidInSql(db: Db, cohortId: string, { now, grant, membership, learning, cohort }: World) {
  const at = momentOf(now);
  await db.execute(sql`update cohorts set ends_on = ${cohort.endsOn}::date where id = ${cohortId}`);
  const stamp = (moment: Date | null): SQL => sql`${moment?.toISOString() ?? null}::timestamptz`;
  const [row] = await db.execute<Record<string, boolean>>(sql`
    select ${isGrantInForce("g", at)} as grant, ${isMemberOn("m", at)} as membership,
      ${isCohortRunning("c", at)} as cohort, ${isLearningIn("l", at)} as learning
    from (select ${stamp(grant.grantedAt)} as granted_at, ${stamp(grant.endsAt)} as ends_at) g,
      (select ${membership.startedOn}::date as started_on, ${membership.endedOn}::date as ended_on) m,
      cohorts c,
      (select ${cohortId}::uuid as cohort_id, ${learning.joinedOn}::date as joined_on, ${learning.leftOn}::date as left_on) l
    where c.id = ${cohortId}`);
  return row;
}

test("each date rule in SQL agrees with its function at all times", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db, { endsOn: null });
    await fc.assert(
      fc.asyncProperty(world, async (each) => {
        const today = dayOf(each.now, homeZone);
        expect(await saidInSql(db, cohortId, each)).toEqual({
          grant: isInForce(each.grant, each.now),
          membership: isCurrent(each.membership, today),
          cohort: isRunning(each.cohort, today),
          learning: isLearning(each.learning, each.cohort, today),
        });
      }),
      { numRuns: times(300) },
    );
  }));

test("a session excludes ended cohorts", () =>
  inDatabase(async (db) => {
    const [running, ended] = [await aCohort(db), await aCohort(db, { endsOn: "2026-01-31" })];
    const { id } = await join(db, "ana", { cohortIds: [running, ended] });
    const person = await personFor(db, requestFor("/", { cookie: await cookieOf(db, id) }));
    expect(person?.cohortIds).toEqual([running]);
  }));

/** The columns that such a rule reads, compared with a moment or a day. */
const compared =
  /\b(granted_at|ends_at|joined_on|left_on|started_on|ended_on|ends_on)\b\s*(<=?|>=?)|\.(grantedAt|endsAt|joinedOn|leftOn|startedOn|endedOn|endsOn)\}\s*(<=?|>=?)/;
/**
 * Queries with another question than whether it is in force: whether it is over, ends soon, began after something else,
 * or would overlap another.
 */
const exceptions: Record<string, number> = {
  "app/cohorts/desk/queries/desk.server.ts": 1,
  "app/cohorts/programs/queries/calendars.server.ts": 1,
  "app/credit/queries/records-holds.server.ts": 2,
  "app/discussions/spaces/queries/readable.server.ts": 2,
  "app/discussions/spaces/queries/spaces.server.ts": 1,
  "app/identity/imports/queries/import-world.server.ts": 2,
  "app/identity/organizations/queries/organization-merges.server.ts": 1,
  "app/identity/people/queries/cohort-memberships.server.ts": 2,
  "app/identity/people/queries/people-lists.server.ts": 2,
  "app/identity/people/queries/role-grants.server.ts": 2,
  "app/identity/people/queries/sharing.server.ts": 1,
  "app/learning/queries/account-merges.server.ts": 1,
  "app/participation/mailings/queries/mailings.server.ts": 2, // memberships during a month
  "app/participation/measures/queries/person-months.server.ts": 1,
  "app/participation/slices/queries/groups.server.ts": 2,
  "app/participation/snapshots/queries/snapshots.server.ts": 5,
  "app/trainings/course-runs/queries/work.server.ts": 1,
  "app/trainings/queries/who-sees.server.ts": 1,
  "app/trainings/registration/queries/invitations.server.ts": 1,
  "app/trainings/registration/queries/needs.server.ts": 1,
  "app/trainings/runs/queries/catalog-sessions.server.ts": 3,
};

test("no other query repeats such a rule", () => {
  const files = globSync("{app,db}/**/*.server.ts", { cwd: root }).filter(
    (file) => !file.endsWith("in-force.server.ts"),
  );
  const found = files.flatMap((file) => {
    const lines = readFileSync(new URL(file, root), "utf8")
      .split("\n")
      .filter((line) => compared.test(line));
    return lines.length > 0 ? [[file, lines.length] as const] : [];
  });
  expect(Object.fromEntries(found)).toEqual(exceptions);
});

/** Reads roles or cohort memberships regardless of their dates: to export, erase or merge them. */
const whateverTheirDates = [
  "app/cohorts/queries/personal-data.server.ts",
  "app/identity/people/merge.server.ts",
  "app/identity/people/queries/personal-data.server.ts",
  "app/learning/queries/account-merges.server.ts",
  "app/participation/slices/queries/groups.server.ts",
];

/** Ask by a fragment of another file, which uses the named rules: `isNamedSince`, `isFor`. */
const byAnotherFragment = [
  "app/cohorts/programs/queries/agreements.server.ts",
  "app/instruments/queries/runs.server.ts",
];

test("queries on roles and cohort members use the named rules", () => {
  const readers = globSync("app/**/*.server.ts", { cwd: root }).filter((file) => {
    const text = readFileSync(new URL(file, root), "utf8");
    return (
      /role_grants|roleGrants|cohort_memberships|cohortMemberships/.test(text) && !text.includes("in-force.server.ts")
    );
  });
  expect(readers.filter((file) => !file.endsWith("in-force.server.ts")).sort()).toEqual(
    [...whateverTheirDates, ...byAnotherFragment].sort(),
  );
});

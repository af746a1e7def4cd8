import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Grant } from "#app/identity/person/role.ts";
import { canLead } from "#app/identity/person/role.ts";
import { enqueue } from "#app/jobs/queue.server.ts";
import { describeError, log } from "#app/log/log.ts";
import { protect } from "#app/privacy/publication/protect.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, daysAfter, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { countParticipation } from "../measures/counting.server.ts";
import { replacePeriodPeople } from "../measures/queries/person-months.server.ts";
import { countTotals, replaceTotals } from "../measures/queries/totals.server.ts";
import { daysUntilFrozen } from "../periods/period.ts";
import { findPeriod, lockPeriod } from "../periods/queries/periods.server.ts";
import { protectPeriod } from "../slices/protection.server.ts";
import { findDaysToFinish } from "../slices/queries/days-to-finish.server.ts";
import { countGroups, type Dosage, findDosage } from "../slices/queries/groups.server.ts";
import { withRowsOf } from "../slices/slice.ts";
import { cellsOf, totalCells } from "./cells.ts";
import { patternBefore, relatedTo, versionsBefore } from "./known-figures.server.ts";
import { insertFrozenCounts } from "./queries/frozen-counts.server.ts";
import {
  findSnapshot,
  insertCells,
  insertSnapshot,
  listDuePeriods,
  listVersions,
  updateSnapshot,
  updateWorking,
} from "./queries/snapshots.server.ts";
import { isWorking } from "./snapshot.ts";
import { listSurveyRuns } from "./surveys/queries/survey-runs.server.ts";
import { surveyCells } from "./surveys/survey.ts";
import { leastForSpread, timeToFinishCells } from "./time-to-finish.ts";

/** The version of the rules that decide what is withheld; it stands in every report. */
const disclosureRule = "2026-11";

/** People behind a median, at least. */
const leastForMedian = 10;

type Actor = { id: string; grants: readonly Grant[] };
export type FreezeRequest = "begun" | "refused" | "not_there" | "not_over" | "working" | "no_reason";

/** Begins a version of a period's figures: the first, or a correction with its reason. A job freezes them. */
export async function requestFreeze(
  db: Db,
  actor: Actor,
  periodId: string,
  reason: string | null,
  now = currentTime(),
): Promise<FreezeRequest> {
  if (!canLead(actor, {})) return "refused";
  return db.transaction(async (db) => {
    if (!(await lockPeriod(db, periodId))) return "not_there";
    const period = await findPeriod(db, periodId);
    if (!period || period.endsOn >= dayOf(now, homeZone)) return "not_over";
    const versions = await listVersions(db, periodId);
    if (versions.some(({ state }) => isWorking(state))) return "working";
    const failed = versions.find(({ state }) => state === "failed");
    if (!failed && versions.length > 0 && !reason) return "no_reason";
    const snapshotId = failed
      ? failed.id
      : await insertSnapshot(db, {
          ...{ periodId, version: versions.length + 1, requestedBy: actor.id },
          reason: versions.length === 0 ? null : reason,
        });
    if (failed) await updateSnapshot(db, failed.id, { state: "queued", progress: 0, failure: null });
    await recordAudit(db, { actorId: actor.id, action: "participation.frozen", detail: { period: periodId } });
    await enqueue(db, "freeze-period", { snapshotId });
    return "begun";
  });
}

/** Begins the first version of every period whose day has come: a job, each night. */
export async function freezeDuePeriods(db: Db, now = currentTime()): Promise<void> {
  const day = daysAfter(dayOf(now, homeZone), -daysUntilFrozen);
  for (const periodId of await listDuePeriods(db, day)) {
    await db.transaction(async (db) => {
      if (!(await lockPeriod(db, periodId)) || (await listVersions(db, periodId)).length > 0) return;
      await enqueue(db, "freeze-period", { snapshotId: await insertSnapshot(db, { periodId, version: 1 }) });
    });
  }
}

/**
 * Counts, protects and publishes a version: a job. Running it again after it is frozen changes nothing. Where `solve` does
 * not end in time, what may depend on a small group is withheld, and the version says so.
 */
export async function freezePeriod(
  db: Db,
  { snapshotId }: { snapshotId: string },
  now = currentTime(),
  solve = protect,
): Promise<void> {
  const snapshot = await findSnapshot(db, snapshotId);
  if (!snapshot || !(await updateWorking(db, snapshotId, "counting", 5))) return;
  try {
    await publish(db, snapshot, now, solve);
  } catch (error) {
    log.warn({ job: "freeze-period", ...describeError(error) }, "figures could not be frozen");
    await fail(db, snapshotId, "stopped");
  }
}

/** stopped: it can be tried again. exposed: nothing can protect some groups any more, so nothing is published. */
async function fail(db: Db, snapshotId: string, failure: "stopped" | "exposed"): Promise<void> {
  if (await updateWorking(db, snapshotId, "failed", 0)) await updateSnapshot(db, snapshotId, { failure });
}

type Frozen = NonNullable<Awaited<ReturnType<typeof findSnapshot>>>;

async function publish(db: Db, snapshot: Frozen, now: Date, solve: typeof protect): Promise<void> {
  const period = { id: snapshot.periodId, startsOn: snapshot.startsOn, endsOn: snapshot.endsOn };
  await countParticipation(db, now);
  await replacePeriodPeople(db, period);
  const earlier = await versionsBefore(db, snapshot);
  const [counted, totals, dosage, days] = [
    withRowsOf(
      await countGroups(db, period),
      earlier.map(({ frozen }) => frozen),
    ),
    await countTotals(db, period, now),
    await findDosage(db, period.id),
    await findDaysToFinish(db, period),
  ];
  const protecting = (progress: number) => updateWorking(db, snapshot.id, "protecting", Math.round(progress));
  await protecting(20);
  const before = earlier.map(({ cells }) => cells);
  const related = await relatedTo(db, snapshot, counted, (part) => protecting(20 + 40 * part));
  const pattern = await patternBefore(db, snapshot);
  let toSolve = 30;
  const solveAndTell: typeof solve = async (set) => {
    const result = await solve(set);
    // Nobody knows how many readers more there will be to protect against.
    toSolve /= 2;
    await protecting(90 - toSolve);
    return result;
  };
  await protecting(90 - toSolve);
  const protectedSet = await protectPeriod(counted, { earlier, related, pattern }, solveAndTell);
  if (protectedSet === null) return fail(db, snapshot.id, "exposed");
  const groups = cellsOf(counted, protectedSet);
  const cells = [
    ...groups,
    ...timeToFinishCells(groups, days, before),
    ...totalCells({ ...totals.measures, ...hoursOf(counted.people, dosage) }),
    ...surveyCells(await listSurveyRuns(db, period), before),
  ];
  await db.transaction(async (db) => {
    if (!(await updateWorking(db, snapshot.id, "protecting", 90))) return;
    await insertCells(db, snapshot.id, cells);
    await insertFrozenCounts(db, snapshot.id, counted);
    await replaceTotals(db, period.id, totals);
    await updateSnapshot(db, snapshot.id, {
      ...{
        state: "frozen",
        progress: 100,
        isComplete: protectedSet.audit.isComplete,
        ruleVersion: disclosureRule,
        frozenAt: now,
      },
    });
  });
}

/** The spread of hours, as far as enough people stand behind it. */
function hoursOf(people: number, dosage: Dosage | null): Record<string, number> {
  if (!dosage || people < leastForMedian) return {};
  if (people < leastForSpread) return { hours_median: dosage.median };
  return { hours_median: dosage.median, hours_low: dosage.low, hours_high: dosage.high };
}

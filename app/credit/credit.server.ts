import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canActAs, canAdminister } from "#app/identity/person/role.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { lockRun, type Run, updateRun } from "#app/trainings/runs/queries/runs.server.ts";
import { lastDayOf } from "#app/trainings/runs/run.ts";
import type { Db } from "#db/client.server.ts";
import type { Designation } from "./designation.ts";
import { creditOfRun } from "./ledger.ts";
import { listDesignations, replaceDesignations } from "./queries/designations.server.ts";
import { listCreditFacts, listEarlierStars, updateSignature } from "./queries/hand-off.server.ts";
import { holdersOf, insertEntries, listEntriesOf, listEntriesOfRun } from "./queries/ledger.server.ts";
import { designationsFor, type StarsRun } from "./stars.ts";

/** Whether a person approves offerings for clock hours and records awards. */
export function managesClockHours(person: Pick<Person, "grants">): boolean {
  return canActAs(person, "clock_hour_manager") || canAdminister(person);
}

/**
 * A person signs for the minutes that they attended, or for fewer. Their name is the signature; a second press signs
 * once.
 */
export async function claimHours(
  db: Db,
  person: Person,
  runId: string,
  { signature, minutes }: { signature: string; minutes: number },
) {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run?.closedAt) return "missing";
    const entries = (await listEntriesOf(db, person.id)).flatMap(({ entry }) => (entry.runId === runId ? [entry] : []));
    const { earned, claimed } = creditOfRun(entries);
    if (!earned) return "missing";
    if (claimed) return "claimed";
    if (minutes > earned.minutes) return { atMost: earned.minutes };
    const holders = await holdersOf(db, [{ personId: person.id, legalName: signature }], { renames: true });
    const holderId = holders.get(person.id);
    if (!holderId) throw new Error("a credit holder was not written");
    const { offeredMinutes, rule, earnedOn } = earned;
    const entry = { holderId, runId, kind: "claimed" as const, minutes, offeredMinutes, rule, earnedOn };
    const clientKey = `claimed ${runId} ${person.id}`;
    await insertEntries(db, [{ ...entry, designations: [], clientKey, recordedBy: person.id }]);
    const signed = { signature, claimedMinutes: minutes, signedAt: currentTime() };
    await updateSignature(db, { runId, personId: person.id }, signed);
    return "claimed";
  });
}

export type Approval = {
  proposalNumber: string | null;
  appliedOn: string | null;
  approvedOn: string | null;
  approvedMinutes: number | null;
  claimCode: string | null;
  designations: { designation: Designation; authority: string }[];
};

/**
 * A clock-hour manager records what the committee decided about a run. Nobody else may, an author least of all, and a
 * day after the run began is refused: hours are approved before an offering, never afterwards (OSPI, "Become an
 * approved provider").
 */
export async function recordApproval(db: Db, manager: Person, runId: string, approval: Approval) {
  if (!managesClockHours(manager)) return "missing";
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run) return "missing";
    if (isRetroactive(approval.approvedOn, run)) return "retroactive";
    const { designations, ...facts } = approval;
    await updateRun(db, runId, facts);
    const on = approval.approvedOn;
    const rows = on ? designations.map((each) => ({ ...each, runId, approvedBy: manager.id, approvedOn: on })) : [];
    await replaceDesignations(db, runId, rows);
    await recordAudit(db, { actorId: manager.id, action: "credit.approved", detail: { run: runId } });
    return "recorded";
  });
}

const isRetroactive = (approvedOn: string | null, { startsAt, timeZone }: Run) =>
  approvedOn !== null && approvedOn > dayOf(startsAt, timeZone);

/**
 * Records the award of everyone who signed for a run and has none yet, with what the provider's own system calls it.
 * Refused before the committee's approval; nobody is awarded more than was approved. How many were awarded.
 */
export async function recordAwards(
  db: Db,
  manager: Person,
  runId: string,
  { reference }: { reference: string },
): Promise<"missing" | "not_approved" | { awarded: number }> {
  if (!managesClockHours(manager)) return "missing";
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run) return "missing";
    const approved = run.approvedMinutes;
    if (approved === null) return "not_approved";
    const designationsOf = await designationsByHolder(db, run);
    const byHolder = Map.groupBy(await listEntriesOfRun(db, runId), ({ entry }) => entry.holderId);
    const due = [...byHolder].flatMap(([holderId, rows]) => {
      const { claimed, claimable, awarded } = creditOfRun(rows.map(({ entry }) => entry));
      const designations = designationsOf(holderId, rows[0]?.personId ?? null);
      return claimed && !awarded ? [{ holderId, designations, claimed: { ...claimed, minutes: claimable } }] : [];
    });
    const awarded = await insertEntries(
      db,
      due.map(({ holderId, designations, claimed: { minutes, offeredMinutes, rule, earnedOn } }) => ({
        ...{ holderId, runId, kind: "awarded" as const, minutes: Math.min(minutes, approved), offeredMinutes, rule },
        ...{ earnedOn, designations, reference, recordedBy: manager.id, clientKey: `awarded ${runId} ${holderId}` },
      })),
    );
    await recordAudit(db, { actorId: manager.id, action: "credit.awarded", detail: { run: runId, people: awarded } });
    return { awarded };
  });
}

/** The run's days in its zone, for the rules of STARS hours. */
export const starsRun = (run: Run): StarsRun => ({
  ...{ isSelfPaced: run.format === "self_paced", startsOn: dayOf(run.startsAt, run.timeZone), endsOn: lastDayOf(run) },
});

/** The designations of a run that each person is awarded. */
async function designationsByHolder(db: Db, run: Run) {
  const approved = (await listDesignations(db, run.id)).map(({ designation }) => designation);
  const asked = new Map((await listCreditFacts(db, run.id)).map(({ personId, credit }) => [personId, credit]));
  const days = starsRun(run);
  const earlier = await listEarlierStars(db, run, days.endsOn);
  return (holderId: string, personId: string | null) =>
    designationsFor(approved, {
      ...{ asked: asked.get(personId) ?? "clock_hours", earlier: earlier.get(holderId) ?? null, run: days },
    });
}

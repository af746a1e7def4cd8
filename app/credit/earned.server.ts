import { listCountingAttendance } from "#app/meetings/queries/attendance.server.ts";
import { courseMinutes, minutesOfCourse } from "#app/trainings/course-runs/evidence.ts";
import { listEvidence } from "#app/trainings/course-runs/queries/evidence.server.ts";
import { listDoorAttendance } from "#app/trainings/registration/queries/door.server.ts";
import {
  listFacilitators,
  listRunSessions,
  type Run,
  type RunSession,
} from "#app/trainings/runs/queries/runs.server.ts";
import { lastDayOf } from "#app/trainings/runs/run.ts";
import type { Db } from "#db/client.server.ts";
import { attendedMinutes, offeredMinutes } from "./attended-minutes.ts";
import { tellOfCorrection } from "./correction-notice.server.ts";
import type { Designation } from "./designation.ts";
import { creditOfRun } from "./ledger.ts";
import { holdersOf, insertEntries, listCreditAsked, listEntriesOfRun, type NewEntry } from "./queries/ledger.server.ts";

/** A registration of a run with the minutes that count, without breaks. */
export type Came = Awaited<ReturnType<typeof listCreditAsked>>[number] & {
  minutes: number;
  /** Whether the minutes may be claimed; a facilitator who was the only participant earns nothing. */
  earns: boolean;
};

export type Confirmed = { offered: number; sessions: RunSession[]; came: Came[] };

/** The attendance of everyone who held a seat in a run (OSPI bulletin of October 2020 for facilitators). */
export async function attendanceOfRun(db: Db, run: Run): Promise<Confirmed> {
  const sessions = await listRunSessions(db, run.id);
  const meetingIds = sessions.map(({ id }) => id);
  const seated = await listCreditAsked(db, run.id);
  const strangers = seated.filter(({ personId }) => personId === null).map(({ id }) => id);
  const [counting, atDoor, facilitators] = [
    await listCountingAttendance(db, meetingIds),
    await listDoorAttendance(db, strangers),
    await listFacilitators(db, run.id),
  ];
  const ofCourse = run.offeringKind === "course" ? await minutesInCourse(db, run) : null;
  const byPerson = Map.groupBy(counting, ({ personId }) => personId);
  const byWalkIn = Map.groupBy(atDoor, ({ registrationId }) => registrationId);
  const came = seated.map((each) => {
    const seen = (byWalkIn.get(each.id) ?? []).map(({ meetingId, minutes }) => ({
      ...{ meetingId, minutes, state: "present" as const, lateMinutes: null, leftEarlyMinutes: null },
    }));
    const attended = each.personId ? (byPerson.get(each.personId) ?? []) : seen;
    return { ...each, minutes: ofCourse ? (ofCourse.get(each.id) ?? 0) : attendedMinutes(sessions, attended) };
  });
  const givers = new Set(facilitators.flatMap(({ personId }) => personId ?? []));
  const isAlone = came.filter(({ minutes }) => minutes > 0).length === 1;
  return {
    ...{ sessions, offered: ofCourse ? minutesOfCourse(run.courseLessons ?? []) : offeredMinutes(sessions) },
    came: came.map((each) => ({ ...each, earns: each.minutes > 0 && !(isAlone && givers.has(each.personId ?? "")) })),
  };
}

/** The minutes that each registration of a course run may claim, by what its learner did between its days. */
async function minutesInCourse(db: Db, run: Run): Promise<Map<string, number>> {
  const lessons = run.courseLessons ?? [];
  const evidence = await listEvidence(db, run);
  return new Map(evidence.map((each) => [each.registrationId, courseMinutes(lessons, each)]));
}

/** The facts of a run that each of its ledger entries repeats. */
function entryFor(run: Run, offered: number) {
  return {
    ...{ runId: run.id, offeredMinutes: offered, rule: "half_hours_down" as const },
    ...{ designations: [] as Designation[], earnedOn: lastDayOf(run) },
  };
}

/**
 * Brings the ledger in line with attendance: people who asked for credit get their minutes once, and where minutes
 * changed since, a correction says so. How many entries were written.
 */
export async function writeEarned(
  db: Db,
  run: Run,
  { came, offered }: Pick<Confirmed, "came" | "offered">,
  { by, reason }: { by: string; reason: string },
): Promise<number> {
  const asked = came.flatMap(({ personId, credit, legalName, minutes, earns }) =>
    personId && credit !== "none" ? [{ personId, legalName, minutes: earns ? minutes : 0 }] : [],
  );
  const known = Map.groupBy(await listEntriesOfRun(db, run.id), ({ personId }) => personId);
  const named = asked.filter(({ personId, minutes }) => minutes > 0 || known.has(personId));
  const holders = await holdersOf(
    db,
    named.map(({ personId, legalName }) => ({ personId, legalName })),
    { renames: false },
  );
  const rows = named.flatMap(({ personId, minutes }): (NewEntry & { personId: string })[] => {
    const holderId = holders.get(personId);
    if (!holderId) return [];
    const { earned } = creditOfRun((known.get(personId) ?? []).map(({ entry }) => entry));
    const entry = { ...entryFor(run, offered), personId, holderId, minutes, recordedBy: by };
    if (!earned) return [{ ...entry, kind: "earned", clientKey: `earned ${run.id} ${personId}` }];
    if (earned.minutes === minutes) return [];
    const offeredMinutes = Math.max(offered, earned.offeredMinutes);
    return [
      {
        ...entry,
        offeredMinutes,
        kind: "corrected",
        corrects: earned.id,
        reason,
        clientKey: `attendance ${earned.id}`,
      },
    ];
  });
  const written = await insertEntries(
    db,
    rows.map(({ personId: _, ...entry }) => entry),
  );
  const corrected = rows.filter(({ kind }) => kind === "corrected").map(({ personId }) => personId);
  if (written > 0) await tellOfCorrection(db, { run, to: corrected, actorId: by });
  return written;
}

/** The same for one person, whose attendance became theirs after the run was closed. */
export async function writeEarnedOf(
  db: Db,
  run: Run,
  { personId, by }: { personId: string; by: string },
): Promise<void> {
  const { came, offered } = await attendanceOfRun(db, run);
  const own = came.filter((each) => each.personId === personId);
  await writeEarned(db, run, { came: own, offered }, { by, reason: "" });
}

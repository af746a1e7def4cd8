import type { Person } from "#app/identity/person/person.ts";
import { recordPresence } from "#app/meetings/presence.server.ts";
import { currentTime } from "#app/time/clock.ts";
import {
  deleteRegistration,
  listDoorAttendance,
  listWalkInsOf,
  updateWalkInOwner,
} from "#app/trainings/registration/queries/door.server.ts";
import {
  findRegistration,
  type Registration,
  updateRegistrations,
} from "#app/trainings/registration/queries/registrations.server.ts";
import { holdsSeat } from "#app/trainings/registration/registration.ts";
import { lockRun } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { writeEarnedOf } from "./earned.server.ts";

/** How many trainings a person attended as a walk-in before they had this account. */
export async function countWalkIns(db: Db, person: Person): Promise<number> {
  return person.isEmailVerified ? (await listWalkInsOf(db, person.email)).length : 0;
}

/**
 * A person takes over what they attended as a walk-in by the address of their account, which they have proved to be
 * theirs. Runs whose attendance is confirmed enter the ledger at once, if they asked for hours at the door.
 */
export async function takeOverWalkIns(db: Db, person: Person, now = currentTime()): Promise<number> {
  if (!person.isEmailVerified) return 0;
  const found = await listWalkInsOf(db, person.email);
  for (const walkIn of found) await db.transaction((db) => takeOver(db, person, walkIn, now));
  return found.length;
}

async function takeOver(db: Db, person: Person, walkIn: Registration, now: Date): Promise<void> {
  const run = await lockRun(db, walkIn.runId);
  if (!run) return;
  const attended = await listDoorAttendance(db, [walkIn.id]);
  const presences = attended.map(({ meetingId, minutes }) => ({
    ...{ meetingId, minutes, personId: person.id, recordedBy: walkIn.registeredBy },
  }));
  await recordPresence(db, presences);
  const own = await findRegistration(db, run.id, person.id);
  if (own) {
    await deleteRegistration(db, walkIn.id);
    if (!holdsSeat(own.state)) await updateRegistrations(db, [own.id], { state: walkIn.state, stateSince: now });
  } else await updateWalkInOwner(db, walkIn.id, person.id);
  if (run.closedAt) await writeEarnedOf(db, run, { personId: person.id, by: person.id });
}

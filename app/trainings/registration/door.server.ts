import { randomUUID } from "node:crypto";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { findPersonByEmail } from "#app/identity/people/queries/people.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { recordPresence } from "#app/meetings/presence.server.ts";
import { inviteToTraining } from "#app/meetings/training-meeting.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { listFacilitators, listRunSessions, lockRun, type Run } from "../runs/queries/runs.server.ts";
import { canManageRuns } from "../runs/run.ts";
import { insertWalkIn, listWalkIns, upsertDoorAttendance } from "./queries/door.server.ts";
import {
  findRegistration,
  insertRegistrationEvents,
  listHeldSeats,
  seatsTaken,
  updateRegistrations,
  upsertRegistrations,
} from "./queries/registrations.server.ts";
import { holdsSeat, stateAfter } from "./registration.ts";
import { mailAboutRun } from "./registration-mail.server.ts";
import { freeSeats } from "./seats.ts";

export type Visitor = { name: string; email: string; sessionId: string; minutes: number; asksHours: boolean };
export type Admitted = "admitted" | "missing" | "full" | "over";

/**
 * Registers somebody who comes without a registration, by the name and address that they give at the door, and records
 * the minutes that they are in the session. An account with the address is registered; without one, an account may take
 * the registration over later. A walk-in gets a free seat and never one too many.
 */
export async function admitWalkIn(
  db: Db,
  staff: Person,
  runId: string,
  visitor: Visitor,
  now = currentTime(),
): Promise<Admitted> {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    const facilitators = run ? await listFacilitators(db, runId) : [];
    const isStaff = canManageRuns(staff) || facilitators.some(({ personId }) => personId === staff.id);
    const session = (await listRunSessions(db, runId)).find(({ id }) => id === visitor.sessionId);
    if (!run || !isStaff || !session || run.publishedAt === null) return "missing";
    if (run.canceledAt || run.closedAt) return "over";
    const account = await findPersonByEmail(db, visitor.email);
    const minutes = Math.min(visitor.minutes, session.minutes);
    const outcome = account
      ? await admitAccount(db, run, account.id, { staff, visitor, now })
      : await admitStranger(db, run, { staff, visitor, minutes, now });
    if (outcome !== "admitted") return outcome;
    if (account) {
      const presence = { meetingId: session.id, personId: account.id, minutes, recordedBy: staff.id };
      await recordPresence(db, [presence]);
    }
    await recordAudit(db, { actorId: staff.id, action: "training.walk_in", detail: { run: runId } });
    return "admitted";
  });
}

type Coming = { staff: Person; visitor: Visitor; now: Date };

async function admitAccount(db: Db, run: Run, personId: string, { staff, visitor, now }: Coming): Promise<Admitted> {
  const earlier = await findRegistration(db, run.id, personId);
  if (earlier && holdsSeat(earlier.state) && earlier.state !== "offered") return "admitted";
  const state = stateAfter(earlier?.state ?? null, "walk_in");
  if (state !== "registered") return "over";
  if (earlier?.state !== "offered" && !(await hasSeat(db, run, now))) return "full";
  const registrationId = earlier?.id ?? randomUUID();
  if (earlier) await updateRegistrations(db, [registrationId], { state, stateSince: now }, { by: staff.id });
  else {
    const row = { runId: run.id, personId, state, stateSince: now, registeredBy: staff.id, ...creditOf(visitor) };
    await upsertRegistrations(db, [{ id: registrationId, ...row }]);
    await insertRegistrationEvents(db, [{ registrationId, state, by: staff.id, at: now }]);
  }
  const invited = [{ personId, invitedBy: staff.id }];
  await inviteToTraining(db, { runId: run.id, role: "participant", invited });
  await mailAboutRun(db, "training_registered_by", run, {
    ids: [registrationId],
    data: (about) => ({ ...about, state: "registered", by: staff.name, terms: run.terms }),
  });
  return "admitted";
}

async function admitStranger(
  db: Db,
  run: Run,
  { staff, visitor, minutes, now }: Coming & { minutes: number },
): Promise<Admitted> {
  const isKnown = (await listWalkIns(db, run.id)).some(
    ({ email }) => email.toLowerCase() === visitor.email.toLowerCase(),
  );
  if (!isKnown && !(await hasSeat(db, run, now))) return "full";
  const { id, isNew } = await insertWalkIn(db, {
    ...{ runId: run.id, walkInName: visitor.name, walkInEmail: visitor.email, state: "registered", stateSince: now },
    ...{ registeredBy: staff.id, ...creditOf(visitor) },
  });
  await upsertDoorAttendance(db, { registrationId: id, meetingId: visitor.sessionId, minutes, recordedBy: staff.id });
  if (!isNew) return "admitted";
  await insertRegistrationEvents(db, [{ registrationId: id, state: "registered", by: staff.id, at: now }]);
  const { title, startsAt, timeZone } = run;
  const data = { title, startsAt: startsAt.toISOString(), runPath: `/trainings/${run.id}`, by: staff.name };
  const to = { personId: null, email: visitor.email, language: "en", timeZone };
  await queueMail(db, to, { template: "training_walk_in", data });
  return "admitted";
}

const creditOf = ({ asksHours, name }: Visitor) =>
  asksHours ? { credit: "clock_hours" as const, legalName: name } : { credit: "none" as const };

/** At the door, seats held for organizations are as free as others once the run has begun. */
async function hasSeat(db: Db, run: Run, now: Date): Promise<boolean> {
  const held = now < run.startsAt ? await listHeldSeats(db, run.id) : [];
  return freeSeats({ capacity: run.capacity, held, taken: await seatsTaken(db, run.id) }, null, now) > 0;
}

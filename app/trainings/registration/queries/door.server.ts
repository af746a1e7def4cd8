import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { trainingDoorAttendance, trainingRegistrations } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { Registration } from "./registrations.server.ts";

const r = trainingRegistrations;
const isAddress = (email: string) => eq(sql`lower(${r.walkInEmail})`, email.toLowerCase());

/** Inserts a walk-in without an account; the one with the same address, if there is one. */
export async function insertWalkIn(
  db: Db,
  row: typeof trainingRegistrations.$inferInsert & { walkInEmail: string },
): Promise<{ id: string; isNew: boolean }> {
  const [made] = await db.insert(r).values(row).onConflictDoNothing().returning({ id: r.id });
  if (made) return { id: made.id, isNew: true };
  const [earlier] = await db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.runId, row.runId), sql`${r.personId} is null`, isAddress(row.walkInEmail)));
  if (!earlier) throw new Error("a walk-in was not written");
  return { id: earlier.id, isNew: false };
}

export async function upsertDoorAttendance(db: Db, row: typeof trainingDoorAttendance.$inferInsert): Promise<void> {
  const { minutes, recordedBy } = row;
  await db
    .insert(trainingDoorAttendance)
    .values(row)
    .onConflictDoUpdate({
      target: [trainingDoorAttendance.registrationId, trainingDoorAttendance.meetingId],
      set: { minutes, recordedBy, recordedAt: momentOf() },
    });
}

export type DoorAttendance = { registrationId: string; meetingId: string; minutes: number };

/** The minutes that walk-ins without an account were in each session. */
export async function listDoorAttendance(db: Db, registrationIds: string[]): Promise<DoorAttendance[]> {
  if (registrationIds.length === 0) return [];
  const { registrationId, meetingId, minutes } = trainingDoorAttendance;
  return db
    .select({ registrationId, meetingId, minutes })
    .from(trainingDoorAttendance)
    .where(inArray(registrationId, registrationIds))
    .orderBy(asc(registrationId), asc(meetingId));
}

export type WalkIn = { id: string; name: string; email: string; minutes: number };

/** A run's walk-ins without an account, with their minutes over all sessions. */
export async function listWalkIns(db: Db, runId: string): Promise<WalkIn[]> {
  const rows = await db.execute<WalkIn>(sql`select r.id, r.walk_in_name as name, r.walk_in_email as email,
      coalesce((select sum(d.minutes)::int from training_door_attendance d where d.registration_id = r.id), 0) as minutes
    from training_registrations r where r.run_id = ${runId} and r.person_id is null
    order by search_fold(r.walk_in_name), r.id limit 500`);
  return [...rows];
}

/** The registrations that somebody with this address made at a door, without an account. */
export async function listWalkInsOf(db: Db, email: string): Promise<Registration[]> {
  return db
    .select()
    .from(r)
    .where(and(sql`${r.personId} is null`, isAddress(email)))
    .orderBy(asc(r.createdAt), asc(r.id))
    .limit(50);
}

/** Gives a walk-in's registration to an account. */
export async function updateWalkInOwner(db: Db, id: string, personId: string): Promise<void> {
  await db.update(r).set({ personId, walkInName: null, walkInEmail: null }).where(eq(r.id, id));
}

export async function deleteRegistration(db: Db, id: string): Promise<void> {
  await db.delete(r).where(eq(r.id, id));
}

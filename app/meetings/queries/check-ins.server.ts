import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { meetingCheckIns, meetingInvitations, meetings } from "#db/schema/index.ts";

export async function upsertCheckIn(db: Db, row: typeof meetingCheckIns.$inferInsert): Promise<void> {
  const { meetingId: _, ...set } = row;
  await db.insert(meetingCheckIns).values(row).onConflictDoUpdate({ target: meetingCheckIns.meetingId, set });
}

export async function deleteCheckIn(db: Db, meetingId: string): Promise<void> {
  await db.delete(meetingCheckIns).where(eq(meetingCheckIns.meetingId, meetingId));
}

/** A meeting's check-in, if it is open at a moment. */
export async function findCheckIn(db: Db, meetingId: string, now: Date) {
  const [row] = await db
    .select()
    .from(meetingCheckIns)
    .where(and(eq(meetingCheckIns.meetingId, meetingId), gt(meetingCheckIns.closesAt, now)));
  return row ?? null;
}

/** The open check-ins of meetings that a person is invited to. */
export async function listOpenCheckIns(db: Db, personId: string, now: Date) {
  return db
    .select({ meetingId: meetingCheckIns.meetingId, sealedSecret: meetingCheckIns.sealedSecret })
    .from(meetingCheckIns)
    .innerJoin(meetings, eq(meetings.id, meetingCheckIns.meetingId))
    .innerJoin(meetingInvitations, eq(meetingInvitations.meetingId, meetingCheckIns.meetingId))
    .where(
      and(
        eq(meetingInvitations.personId, personId),
        isNull(meetingInvitations.withdrawnAt),
        isNull(meetings.canceledAt),
        gt(meetingCheckIns.closesAt, now),
      ),
    )
    .orderBy(sql`${meetings.startsAt} desc, ${meetings.id}`)
    .limit(20);
}

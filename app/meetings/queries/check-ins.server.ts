import { and, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { meetingCheckIns, meetingInvitations, meetings } from "#db/schema/index.ts";

export async function upsertCheckIn(db: Db, row: typeof meetingCheckIns.$inferInsert): Promise<void> {
  const { meetingId: _, ...set } = row;
  await db.insert(meetingCheckIns).values(row).onConflictDoUpdate({ target: meetingCheckIns.meetingId, set });
}

/** Ends a check-in at a moment; its secret stays, so that what a kiosk kept without a network can still arrive. */
export async function updateCheckInClosed(db: Db, meetingId: string, at: Date): Promise<void> {
  await db
    .update(meetingCheckIns)
    .set({ closesAt: at })
    .where(and(eq(meetingCheckIns.meetingId, meetingId), gt(meetingCheckIns.closesAt, at)));
}

export type MeetingCheckIn = { title: string; startsAt: Date; sealedSecret: Buffer; openedAt: Date; closesAt: Date };

/** The newest check-in of a meeting that is not canceled, open or closed. */
export async function findCheckInOfMeeting(db: Db, meetingId: string): Promise<MeetingCheckIn | null> {
  if (!isId(meetingId)) return null;
  const { sealedSecret, openedAt, closesAt } = meetingCheckIns;
  const [row] = await db
    .select({ title: meetings.title, startsAt: meetings.startsAt, sealedSecret, openedAt, closesAt })
    .from(meetingCheckIns)
    .innerJoin(meetings, eq(meetings.id, meetingCheckIns.meetingId))
    .where(and(eq(meetingCheckIns.meetingId, meetingId), isNull(meetings.canceledAt)));
  return row ?? null;
}

/** A meeting's check-in, if it is open at a moment. */
export async function findCheckIn(db: Db, meetingId: string, now: Date) {
  const [row] = await db
    .select()
    .from(meetingCheckIns)
    .where(and(eq(meetingCheckIns.meetingId, meetingId), gt(meetingCheckIns.closesAt, now)));
  return row ?? null;
}

/** The check-ins, open at a moment, of meetings that a person is invited to. */
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
        lte(meetingCheckIns.openedAt, now),
        gt(meetingCheckIns.closesAt, now),
      ),
    )
    .orderBy(sql`${meetings.startsAt} desc, ${meetings.id}`)
    .limit(20);
}

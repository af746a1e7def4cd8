import { type AttendanceState, minutesPresent } from "#app/meetings/attendance.ts";

type Session = { id: string; minutes: number; breakMinutes: number };

export type Attendance = {
  meetingId: string;
  state: AttendanceState;
  minutes: number | null;
  lateMinutes: number | null;
  leftEarlyMinutes: number | null;
};

/** The minutes of an offering that count: of all its sessions, without meals and breaks. */
export function offeredMinutes(sessions: readonly Session[]): number {
  return sessions.reduce((sum, { minutes, breakMinutes }) => sum + minutes - breakMinutes, 0);
}

/**
 * The minutes that a person attended, over all sessions of an offering. What they missed of a session is taken from its
 * minutes without breaks, because nobody knows whether they missed a break.
 */
export function attendedMinutes(sessions: readonly Session[], attended: readonly Attendance[]): number {
  return sessions.reduce((sum, session) => {
    const there = attended.find(({ meetingId }) => meetingId === session.id);
    const present = there ? minutesPresent(there, session.minutes) : 0;
    return sum + Math.max(0, Math.min(present, session.minutes) - session.breakMinutes);
  }, 0);
}

/**
 * Where an observation comes from, the strongest evidence first: a coach's word, a participant file, a signed sign-out,
 * a code typed while it was on the screen, a code that a phone kept without a network, a name typed at a kiosk.
 */
export const attendanceSources = ["coach", "file", "signed", "code", "offline", "kiosk"] as const;
export type AttendanceSource = (typeof attendanceSources)[number];

export const attendanceStates = ["present", "late", "left_early", "absent", "excused"] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/** One observation about a person's attendance. */
export type Observation = {
  id: number;
  source: AttendanceSource;
  state: AttendanceState;
  /** The observation that this one corrects. */
  replaces: number | null;
};

/**
 * The observation that counts for one person and meeting; null when there is none. One that was replaced does not
 * count; stronger evidence comes before weaker; among equals the newest counts. Its SQL
 * twin is `countingAttendance`.
 */
export function countingObservation<Each extends Observation>(observations: readonly Each[]): Each | null {
  const replaced = new Set(observations.flatMap(({ replaces }) => replaces ?? []));
  const open = observations.filter(({ id }) => !replaced.has(id));
  const rank = ({ source }: Observation) => -attendanceSources.indexOf(source);
  return open.reduce<Each | null>((best, each) => {
    if (!best || rank(each) > rank(best)) return each;
    return rank(each) === rank(best) && each.id > best.id ? each : best;
  }, null);
}

/** A coach's entry for one person. */
export type AttendanceEntry = {
  personId: string;
  state: AttendanceState;
  lateMinutes: number | null;
  leftEarlyMinutes: number | null;
  /** The observation that the coach saw when entering it; null when there was none. */
  seen: number | null;
};

/** Minutes in the room: as measured, or from the meeting's length less what was missed. */
export function minutesPresent(
  observation: {
    state: AttendanceState;
    minutes: number | null;
    lateMinutes: number | null;
    leftEarlyMinutes: number | null;
  },
  meetingMinutes: number,
): number {
  if (observation.state === "absent" || observation.state === "excused") return 0;
  if (observation.minutes !== null) return observation.minutes;
  const missed = (observation.lateMinutes ?? 0) + (observation.leftEarlyMinutes ?? 0);
  return Math.max(0, meetingMinutes - missed);
}

/** Whether a state means that the person came. */
export function isThere(state: AttendanceState): boolean {
  return state !== "absent" && state !== "excused";
}

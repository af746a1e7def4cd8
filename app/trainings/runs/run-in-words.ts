import * as m from "#app/messages/catalog.ts";
import { clockTime, dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { minutes } from "#app/time/durations.ts";
import type { Run } from "./queries/runs.server.ts";
import { phaseOfRun, type RunDates } from "./run.ts";

/** When a run is: its day and hours, or its first and last day. */
export function runTimesInWords({ startsAt, endsAt, timeZone }: Pick<Run, "startsAt" | "endsAt" | "timeZone">): string {
  const [from, to] = [
    dayIn(timeZone, startsAt.toISOString()),
    dayIn(timeZone, new Date(endsAt.getTime() - 1).toISOString()),
  ];
  const zone = zoneName(startsAt, timeZone);
  if (from === to) return m.trainingsOneDay({ day: from, ...hours({ startsAt, endsAt, timeZone }), zone });
  return m.trainingsManyDays({ from, to });
}

/** The wall times of a session: "9:00 AM" to "noon" without the day. */
function hours({ startsAt, endsAt, timeZone }: Pick<Run, "startsAt" | "endsAt" | "timeZone">) {
  return { from: clockTime(startsAt, timeZone), to: clockTime(endsAt, timeZone) };
}

/** The hours of a session with their zone, for pages whose times are not in the reader's own: "9:00 AM to 12:00 PM PST". */
export function sessionHoursInWords(session: Pick<Run, "startsAt" | "endsAt" | "timeZone">): string {
  return m.trainingsHoursInZone({ ...hours(session), zone: zoneName(session.startsAt, session.timeZone) });
}

/** When a session begins, with its zone: "9:00 AM PST". */
export function beginningInWords({ startsAt, timeZone }: Pick<Run, "startsAt" | "timeZone">): string {
  return m.trainingsTimeInZone({ time: clockTime(startsAt, timeZone), zone: zoneName(startsAt, timeZone) });
}

function zoneName(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "short" }).formatToParts(moment);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** Whether a person can come, in one sentence for lists: seats, waitlist, or why not. */
export function availabilityInWords(
  run: RunDates & { capacity: number; taken: number; waiting: number; timeZone: string },
  now: Date,
): string {
  const phase = phaseOfRun(run, now);
  if (phase === "not_open" && run.opensAt) {
    return m.trainingsOpens({
      day: dayIn(run.timeZone, run.opensAt.toISOString()),
      time: clockTime(run.opensAt, run.timeZone),
    });
  }
  if (phase !== "open") return m.trainingsPhase({ phase });
  const free = Math.max(0, run.capacity - run.taken);
  return free > 0 && run.waiting === 0 ? m.trainingsFree({ count: free }) : m.trainingsFull({ count: run.waiting });
}

/** The last minute before a moment. A whole day ends at the midnight after it, which many read as the one before. */
export function lastMinuteInWords(moment: Date, timeZone: string): string {
  return dayAndTimeIn(timeZone, new Date(moment.getTime() - minutes).toISOString());
}

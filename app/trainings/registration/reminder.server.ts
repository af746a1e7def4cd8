import { currentTime } from "#app/time/clock.ts";
import { timeOf } from "#app/time/dates.ts";
import { days, hours } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { quietFrom, quietUntil } from "./offer.ts";
import { listRunsToRemind, updateReminded } from "./queries/reminders.server.ts";
import { mailAboutRun } from "./registration-mail.server.ts";

/**
 * Reminds the people who come to a run that begins within two days, once each and by day. Whoever registered within
 * the last day has just been told. A job calls it each half hour.
 */
export async function remindOfRuns(db: Db, now = currentTime()): Promise<void> {
  const within = { from: new Date(now.getTime() + 1 * hours), until: new Date(now.getTime() + 2 * days) };
  for (const run of await listRunsToRemind(db, within)) {
    const time = timeOf(now, run.timeZone);
    if (time < quietUntil || time >= quietFrom) continue;
    await db.transaction(async (db) => {
      const ids = await updateReminded(db, run.id, { now, registeredBefore: new Date(now.getTime() - 1 * days) });
      await mailAboutRun(db, "training_reminder", run, {
        ids,
        data: (about) => ({ ...about, place: run.place }),
        uselessAfter: run.startsAt,
      });
    });
  }
}

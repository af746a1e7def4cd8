import type { Db } from "#db/client.server.ts";
import { listRegistrationsIn } from "../registration/queries/registrations.server.ts";
import { updateNotReminded } from "../registration/queries/reminders.server.ts";
import { openStates } from "../registration/registration.ts";
import { mailAboutRun } from "../registration/registration-mail.server.ts";
import type { Run } from "./queries/runs.server.ts";

/**
 * Tells people of a run that takes place at other times: everybody in a course run, which is in no calendar, and those
 * who wait or were offered a seat in a training, whose calendars do not have it yet. All are reminded of the new time.
 */
export async function tellOfMove(db: Db, before: Run, after: Run): Promise<void> {
  const { timeZone, endsAt } = after;
  const isCourse = after.offeringKind === "course";
  const told = isCourse ? openStates : (["waitlisted", "offered"] as const);
  await updateNotReminded(db, after.id);
  await mailAboutRun(db, "training_moved", after, {
    ids: (await listRegistrationsIn(db, after.id, told)).map(({ id }) => id),
    data: (about) => ({
      ...{ ...about, endsAt: endsAt.toISOString(), timeZone, isCourse },
      before: { startsAt: before.startsAt.toISOString(), endsAt: before.endsAt.toISOString() },
    }),
    uselessAfter: endsAt,
  });
}

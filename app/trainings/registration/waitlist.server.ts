import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { listRunsToSettle, lockRun, type Run } from "../runs/queries/runs.server.ts";
import { offersSeats } from "../runs/run.ts";
import { offerEndsAt } from "./offer.ts";
import {
  listDueOffers,
  listHeldSeats,
  listWaitlist,
  type Registration,
  seatsTaken,
  updateRegistrations,
} from "./queries/registrations.server.ts";
import { mailAboutRun } from "./registration-mail.server.ts";
import { nextOffers } from "./seats.ts";

/**
 * Brings a run's waitlist up to date, inside the transaction that locked the run: offers whose time is over lapse, and
 * each free seat is offered to the person whose turn it is. Nobody is registered by it; people are told by mail.
 */
export async function settleWaitlist(db: Db, run: Run, now: Date): Promise<void> {
  const lapsed = await listDueOffers(db, run.id, now);
  await updateRegistrations(db, idsOf(lapsed), { state: "lapsed", stateSince: now });
  await mailAboutRun(db, "training_offer_lapsed", run, { ids: idsOf(lapsed), data: (about) => about });
  const endsAt = offersSeats(run, now) ? offerEndsAt(run, now) : null;
  if (endsAt === null) return;
  const waitlist = await listWaitlist(db, run.id);
  if (waitlist.length === 0) return;
  const [held, taken] = [await listHeldSeats(db, run.id), await seatsTaken(db, run.id)];
  const offers = nextOffers({ capacity: run.capacity, held, taken }, run.offerRule, waitlist, now);
  await updateRegistrations(db, idsOf(offers), { state: "offered", stateSince: now, offerEndsAt: endsAt });
  await mailAboutRun(db, "training_offered", run, {
    ids: idsOf(offers),
    data: (about) => ({ ...about, endsAt: endsAt.toISOString() }),
    uselessAfter: endsAt,
  });
}

/** Passes on the seats of every run whose offers are over, and offers seats whose hold ended. A job calls it each minute. */
export async function passOnOffers(db: Db, now = currentTime()): Promise<void> {
  for (const runId of await listRunsToSettle(db)) {
    await db.transaction(async (db) => {
      const run = await lockRun(db, runId);
      if (run) await settleWaitlist(db, run, now);
    });
  }
}

const idsOf = (registrations: readonly Pick<Registration, "id">[]) => registrations.map(({ id }) => id);

import { dayAndTimeIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { listOffersTo } from "./queries/offers.server.ts";

/** Until when a visitor may accept the seats that they are offered, by run: lists say "full" to everybody else. */
export async function offersShownTo(
  db: Db,
  person: { id: string; timeZone: string } | null,
  now: Date,
): Promise<Map<string, string>> {
  if (!person) return new Map();
  const offers = await listOffersTo(db, person.id, now);
  return new Map(
    offers.map(({ runId, offerEndsAt }) => [runId, dayAndTimeIn(person.timeZone, offerEndsAt.toISOString())]),
  );
}

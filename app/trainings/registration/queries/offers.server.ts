import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { trainingRegistrations, trainingRuns } from "#db/schema/index.ts";

/** The offers of seats that a person may still answer, by their end. */
export async function listOffersTo(
  db: Db,
  personId: string,
  now: Date,
): Promise<{ runId: string; title: string; offerEndsAt: Date }[]> {
  const r = trainingRegistrations;
  const rows = await db
    .select({ runId: r.runId, title: trainingRuns.title, offerEndsAt: r.offerEndsAt })
    .from(r)
    .innerJoin(trainingRuns, eq(trainingRuns.id, r.runId))
    .where(isOfferedTo(personId, now))
    .orderBy(asc(r.offerEndsAt), asc(r.id))
    .limit(20);
  return rows.flatMap(({ offerEndsAt, ...row }) => (offerEndsAt ? [{ ...row, offerEndsAt }] : []));
}

const isOfferedTo = (personId: string, now: Date) => {
  const { personId: registered, state, offerEndsAt } = trainingRegistrations;
  return and(eq(registered, personId), eq(state, "offered"), sql`${offerEndsAt} > ${now.toISOString()}::timestamptz`);
};

/** Whether a person has an offer to answer. */
export const isOfferedSeats = ({ person, now }: TodayVisit): SQL => sql<boolean>`exists (select 1
  from training_registrations where ${isOfferedTo(person.id, now)})`;

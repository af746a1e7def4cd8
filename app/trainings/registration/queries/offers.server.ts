import { and, asc, eq, sql } from "drizzle-orm";
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
    .where(
      and(eq(r.personId, personId), eq(r.state, "offered"), sql`${r.offerEndsAt} > ${now.toISOString()}::timestamptz`),
    )
    .orderBy(asc(r.offerEndsAt), asc(r.id))
    .limit(20);
  return rows.flatMap(({ offerEndsAt, ...row }) => (offerEndsAt ? [{ ...row, offerEndsAt }] : []));
}

import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { trainingRegistrations, trainingRuns } from "#db/schema/index.ts";
import { leadsPeople } from "../led-organizations.ts";

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

/** Whether a person is offered a seat, facilitates, or approves registrations. */
export const mayHaveTrainings = ({ person }: TodayVisit): SQL => sql<boolean>`(${leadsPeople(person)}::boolean
  or exists (select 1 from training_registrations mine where mine.person_id = ${person.id} and mine.state = 'offered')
  or exists (select 1 from training_run_facilitators f where f.person_id = ${person.id}))`;

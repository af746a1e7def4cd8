import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { people, trainingNeeds, trainingRegistrations } from "#db/schema/index.ts";
import { isRunHeld } from "../../runs/queries/held-runs.server.ts";
import type { NeedKind } from "../../runs/run-words.ts";
import { seatStates } from "../registration.ts";

/** Stores what people need at a run, in place of what the registrations in `ids` asked for before. */
export async function replaceNeeds(db: Db, ids: string[], needs: (typeof trainingNeeds.$inferInsert)[]): Promise<void> {
  if (ids.length > 0) await db.delete(trainingNeeds).where(inArray(trainingNeeds.registrationId, ids));
  if (needs.length > 0) await db.insert(trainingNeeds).values(needs);
}

/** The needs of the people who come to a run, for those who plan or give it. */
export async function listNeeds(db: Db, runId: string): Promise<{ kind: NeedKind; text: string; name: string }[]> {
  const r = trainingRegistrations;
  return db
    .select({
      kind: trainingNeeds.kind,
      text: trainingNeeds.text,
      name: sql<string>`coalesce(${people.name}, ${r.walkInName}, '')`,
    })
    .from(trainingNeeds)
    .innerJoin(r, eq(r.id, trainingNeeds.registrationId))
    .leftJoin(people, eq(people.id, r.personId))
    .where(and(eq(r.runId, runId), inArray(r.state, [...seatStates])))
    .orderBy(asc(trainingNeeds.kind), asc(r.id))
    .limit(2000);
}

/**
 * Deletes what people needed at runs that ended before a moment and whose records nobody holds, and adds how many needs
 * of each kind were asked for and met to the run's counts. How many were deleted.
 */
export async function deleteNeedsOfRunsBefore(db: Db, moment: Date): Promise<number> {
  const [row] = await db.execute<{ deleted: number }>(sql`with gone as (
      delete from training_needs n using training_registrations r, training_runs t
      where r.id = n.registration_id and t.id = r.run_id and t.ends_at < ${moment.toISOString()}::timestamptz
        and not ${isRunHeld(sql`t.id`)}
      returning r.run_id, n.kind, n.is_met),
    counted as (insert into training_need_counts (run_id, kind, asked, met)
      select run_id, kind, count(*), count(*) filter (where is_met) from gone group by run_id, kind
      on conflict (run_id, kind) do update
        set asked = training_need_counts.asked + excluded.asked, met = training_need_counts.met + excluded.met)
    select count(*)::int as deleted from gone`);
  return row?.deleted ?? 0;
}

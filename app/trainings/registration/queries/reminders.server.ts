import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { trainingRegistrations, trainingRuns } from "#db/schema/index.ts";
import type { Run } from "../../runs/queries/runs.server.ts";

/** The runs that begin between two moments, for reminders. */
export async function listRunsToRemind(db: Db, { from, until }: { from: Date; until: Date }): Promise<Run[]> {
  const { startsAt, publishedAt, canceledAt, id } = trainingRuns;
  return db
    .select()
    .from(trainingRuns)
    .where(
      and(
        sql`${publishedAt} is not null and ${canceledAt} is null`,
        sql`${startsAt} > ${from.toISOString()}::timestamptz and ${startsAt} <= ${until.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(startsAt), asc(id))
    .limit(500);
}

/** Marks the people of a run who are due a reminder as reminded; the ids of their registrations. */
export async function updateReminded(
  db: Db,
  runId: string,
  { now, registeredBefore }: { now: Date; registeredBefore: Date },
): Promise<string[]> {
  const r = trainingRegistrations;
  const rows = await db
    .update(r)
    .set({ remindedAt: now })
    .where(
      and(
        eq(r.runId, runId),
        eq(r.state, "registered"),
        sql`${r.remindedAt} is null and ${r.stateSince} < ${registeredBefore.toISOString()}::timestamptz`,
      ),
    )
    .returning({ id: r.id });
  return rows.map(({ id }) => id);
}

/** Lets everybody who was reminded of a run be reminded again, because it takes place on another day. */
export async function updateNotReminded(db: Db, runId: string): Promise<void> {
  await db.execute(sql`update training_registrations set reminded_at = null
    where run_id = ${runId} and reminded_at is not null`);
}

import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Run } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { trainingRegistrations } from "#db/schema/index.ts";

/** The details that people of a run gave for the provider's own systems, and their signatures. */
export async function listCreditFacts(db: Db, runId: string) {
  const r = trainingRegistrations;
  return db
    .select({
      ...{ personId: r.personId, credit: r.credit, legalName: r.legalName, pdenrollerEmail: r.pdenrollerEmail },
      ...{ certificateNumber: r.certificateNumber, starsId: r.starsId, signature: r.signature, signedAt: r.signedAt },
    })
    .from(r)
    .where(and(eq(r.runId, runId), isNotNull(r.personId)))
    .orderBy(asc(r.id))
    .limit(5000);
}

/** The day of each holder's last STARS award for the same training in another run, up to a day, by holder. */
export async function listEarlierStars(
  db: Db,
  { id, offeringKind, offeringSlug }: Pick<Run, "id" | "offeringKind" | "offeringSlug">,
  until: string,
): Promise<Map<string, string>> {
  const rows = await db.execute<{ holderId: string; day: string }>(sql`
    select e.holder_id as "holderId", max(e.earned_on)::text as day from credit_entries e
      join training_runs t on t.id = e.run_id
      where e.run_id <> ${id} and t.offering_kind = ${offeringKind} and t.offering_slug = ${offeringSlug}
        and 'stars' = any(e.designations) and e.minutes > 0 and e.earned_on <= ${until}
        and e.holder_id in (select holder_id from credit_entries where run_id = ${id})
        and not exists (select 1 from credit_entries c where c.corrects = e.id)
      group by e.holder_id`);
  return new Map(rows.map(({ holderId, day }) => [holderId, day]));
}

/** Notes what a person signed for a run: their name as they typed it, and the minutes that they claim. */
export async function updateSignature(
  db: Db,
  { runId, personId }: { runId: string; personId: string },
  signed: { signature: string; claimedMinutes: number; signedAt: Date },
): Promise<void> {
  const r = trainingRegistrations;
  await db
    .update(r)
    .set(signed)
    .where(and(eq(r.runId, runId), eq(r.personId, personId)));
}

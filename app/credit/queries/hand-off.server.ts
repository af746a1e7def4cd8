import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { trainingRegistrations } from "#db/schema/index.ts";

/** What people of a run gave for the provider's own systems, and what they signed. */
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

import * as schema from "#db/schema/index.ts";
import { ownTraces, type Sample, type World } from "./world.ts";

const traces = {
  need: "A chair for a quokka",
  registrationReason: "The quokkas moved the date",
  work: "A plan for counting quokkas",
  qualification: "Ten years with quokkas",
};

export const trainingsSample: Sample = { traces, use: takePartInTraining };

/**
 * A person registers for a training with everything that its form asks for, facilitates it, and holds credit for it.
 * The ledger keeps the name that they signed with, so that name is none of the words that erasure must remove.
 */
async function takePartInTraining({ db, me, schoolId: organizationId, admin }: World) {
  const [run] = await db
    .insert(schema.trainingRuns)
    .values({
      ...{ offeringKind: "training", offeringSlug: "empathy-interviews", title: "Empathy interviews", capacity: 20 },
      ...{ format: "in_person", timeZone: "America/Los_Angeles", createdBy: me },
      ...{ startsAt: new Date("2026-10-01T17:00:00Z"), endsAt: new Date("2026-10-01T20:00:00Z") },
    })
    .returning();
  if (!run) throw new Error("no run");
  await db
    .insert(schema.trainingRunFacilitators)
    .values({ runId: run.id, personId: me, name: ownTraces.name, qualification: traces.qualification, position: 1 });
  await db.insert(schema.trainingRunDesignations).values({
    runId: run.id,
    designation: "equity",
    authority: "A committee",
    approvedBy: me,
    approvedOn: "2026-09-01",
  });
  await db
    .insert(schema.trainingInvitations)
    .values({ runId: run.id, email: "other@marigold-school.example", invitedBy: me });
  await db.insert(schema.organizationTrainingSettings).values({ organizationId, asksApproval: true, changedBy: me });
  const [registration] = await db
    .insert(schema.trainingRegistrations)
    .values({
      ...{ runId: run.id, personId: me, organizationId, state: "offered", credit: "clock_hours", registeredBy: admin },
      ...{ queuedAt: new Date("2026-09-10T17:00:00Z"), offerEndsAt: new Date("2026-09-11T17:00:00Z") },
      ...{
        legalName: ownTraces.name,
        pdenrollerEmail: "quokkas@marigold-school.example",
        certificateNumber: "123456X",
      },
      ...{ starsId: "7777777", signature: ownTraces.name, claimedMinutes: 150, signedAt: new Date() },
      ...{ termsAcceptedAt: new Date(), approval: "approved", approvalBy: admin, approvalAt: new Date() },
    })
    .returning();
  if (!registration) throw new Error("no registration");
  await db
    .insert(schema.trainingRegistrationEvents)
    .values({ registrationId: registration.id, state: "offered", by: me, reason: traces.registrationReason });
  await db
    .insert(schema.courseRunWork)
    .values({ registrationId: registration.id, number: 1, event: "hand_in", text: traces.work, by: me });
  await db
    .insert(schema.trainingNeeds)
    .values({ registrationId: registration.id, kind: "food", text: traces.need, isMet: true });
  await holdCredit(db, me, run.id);
}

/** Entries in the ledger, a certificate and a hold of records. */
async function holdCredit(db: World["db"], me: string, runId: string) {
  const [holder] = await db
    .insert(schema.creditHolders)
    .values({ personId: me, legalName: "A name in the ledger" })
    .returning();
  if (!holder) throw new Error("no holder");
  await db.insert(schema.creditEntries).values({
    ...{ holderId: holder.id, runId, kind: "awarded", minutes: 150, offeredMinutes: 180 },
    ...{ rule: "half_hours_down", designations: ["equity"], earnedOn: "2026-10-01", clientKey: "a form" },
    ...{ reason: "Signed", reference: "1234", recordedBy: me },
  });
  await db.insert(schema.credentials).values({
    ...{ code: "a-code", personId: me, runId, name: "A printed name", title: "Empathy interviews" },
    ...{
      completedOn: "2026-10-01",
      minutes: 150,
      renamedAt: new Date(),
      revokedAt: new Date(),
      revokedReason: "A mistake",
      revokedBy: me,
    },
  });
  await db
    .insert(schema.recordsHolds)
    .values({ runId, reason: "A request", endsAt: new Date(), placedBy: me, liftedBy: me, liftedAt: new Date() });
}

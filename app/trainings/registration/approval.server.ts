import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { findOrganization } from "#app/identity/organizations/queries/organizations.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canLead } from "#app/identity/person/role.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockRun } from "../runs/queries/runs.server.ts";
import {
  findRegistrationById,
  updateApproval,
  updateTermsAccepted,
  upsertAsksApproval,
} from "./queries/approvals.server.ts";
import { move } from "./registration.server.ts";
import { isOpen } from "./registration.ts";
import { mailAboutRun } from "./registration-mail.server.ts";

/** Sets whether a lead of an organization approves registrations of its people. */
export async function askForApproval(db: Db, lead: Person, organizationId: string, asksApproval: boolean) {
  if (!canLead(lead, { organizationId })) return "missing";
  return db.transaction(async (db) => {
    if (!(await findOrganization(db, organizationId))) return "missing";
    await upsertAsksApproval(db, { organizationId, asksApproval, changedBy: lead.id });
    await recordAudit(db, {
      actorId: lead.id,
      action: "training.approval_rule_changed",
      detail: { organization: organizationId },
    });
    return "changed";
  });
}

/**
 * A lead approves the registration of one of their people, or refuses it, which gives up the seat. The first answer
 * counts; the person is told of it.
 */
export async function answerRegistration(
  db: Db,
  lead: Person,
  registrationId: string,
  {
    answer,
    reason = null,
    now = currentTime(),
  }: { answer: "approved" | "refused"; reason?: string | null; now?: Date },
): Promise<"answered" | "missing"> {
  const found = await findRegistrationById(db, registrationId);
  if (!found?.organizationId || !canLead(lead, { organizationId: found.organizationId })) return "missing";
  return db.transaction(async (db) => {
    const run = await lockRun(db, found.runId);
    const registration = await findRegistrationById(db, registrationId);
    if (!run || registration?.approval !== "asked" || !isOpen(registration.state)) return "answered" as const;
    await updateApproval(db, registrationId, { approval: answer, approvalBy: lead.id, approvalAt: now });
    if (answer === "refused" && registration.personId) {
      await move(db, { id: registration.personId }, run.id, "cancel", { reason, now, by: lead.id });
    }
    await mailAboutRun(db, "training_approval", run, {
      ids: [registrationId],
      data: (about) => ({ ...about, answer, reason, by: lead.name }),
      uselessAfter: run.startsAt,
    });
    return "answered" as const;
  });
}

/** A person whom somebody else registered agrees to the run's terms. */
export async function acceptTerms(
  db: Db,
  person: Pick<Person, "id">,
  runId: string,
  now = currentTime(),
): Promise<void> {
  await updateTermsAccepted(db, runId, person.id, now);
}

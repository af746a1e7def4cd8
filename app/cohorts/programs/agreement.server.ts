import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { lockCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { type AgreementWords, agreementParts, isSharingOnHold } from "./agreement.ts";
import { findAcceptance, findAgreement, insertAcceptance, insertAgreement } from "./queries/agreements.server.ts";

/**
 * Writes a new version of a cohort's agreement, which every member is asked to accept again. The same words are no new
 * version.
 */
export async function writeAgreement(
  db: Db,
  coach: Person,
  cohortId: string,
  words: AgreementWords,
): Promise<{ version: number } | "refused"> {
  if (standingIn(coach, cohortId) !== "coach") return "refused";
  return db.transaction(async (db) => {
    await lockCohort(db, cohortId);
    const newest = await findAgreement(db, cohortId);
    if (newest && agreementParts.every((part) => newest[part] === words[part])) return { version: newest.version };
    const version = await insertAgreement(db, { cohortId, writtenBy: coach.id, ...words });
    await recordAudit(db, {
      actorId: coach.id,
      action: "agreement.written",
      detail: { cohort: cohortId, version },
    });
    return { version };
  });
}

/** Accepts the version that the member read; "changed_meanwhile" if there is a newer one by now. */
export async function acceptAgreement(
  db: Db,
  member: Person,
  { cohortId, version }: { cohortId: string; version: number },
): Promise<"accepted" | "changed_meanwhile" | "refused"> {
  if (standingIn(member, cohortId) !== "member") return "refused";
  return db.transaction(async (db) => {
    await lockCohort(db, cohortId);
    const newest = await findAgreement(db, cohortId);
    if (newest?.version !== version) return "changed_meanwhile";
    if (await insertAcceptance(db, { cohortId, version, personId: member.id })) {
      const detail = { cohort: cohortId, version };
      await recordAudit(db, { actorId: member.id, action: "agreement.accepted", subjectId: member.id, detail });
    }
    return "accepted";
  });
}

/** Whether what a member shares in a cohort waits until they accept its agreement. */
export async function doesSharingWait(db: Db, cohortId: string, memberId: string): Promise<boolean> {
  const [agreement, acceptance] = await Promise.all([
    findAgreement(db, cohortId),
    findAcceptance(db, cohortId, memberId),
  ]);
  return isSharingOnHold(agreement, acceptance);
}

import type { Db } from "#db/client.server.ts";
import { recordAudit } from "./audit.server.ts";
import type { Person } from "./person.ts";
import { deletePasskeysOf } from "./queries/passkeys.server.ts";
import { deleteRecoveryCodes } from "./queries/recovery-codes.server.ts";
import { findSecondStep } from "./queries/second-steps.server.ts";
import { deleteSessionsOf } from "./queries/sessions.server.ts";
import { deleteTotpSecret } from "./queries/totp-secrets.server.ts";
import { lockWaysIn } from "./queries/ways-in.server.ts";
import { spendRecoveryCode } from "./recovery-codes.server.ts";
import { canAdminister } from "./role.ts";
import { mustHaveSecondStep, type ResetReason } from "./second-step.ts";
import { countCode, forgiveCode } from "./second-step-limit.server.ts";
import { type Owner, recordSecurityChange } from "./security-change.server.ts";
import type { Wait } from "./sign-in.server.ts";
import { spendTotpCode } from "./totp.server.ts";

type Attempt = { owner: Owner; code: string; address: string };

/** Checks a code of somebody's authenticator app; what is wrong is written down, for they will want to know. */
export async function checkAppCode(
  db: Db,
  { owner, code, address }: Attempt,
): Promise<"done" | "wrong" | "unreadable" | Wait> {
  const who = { personId: owner.id, address };
  const wait = await countCode(db, who, "app");
  if (wait) return wait;
  const outcome = await spendTotpCode(db, owner.id, code);
  if (outcome === "done") await forgiveCode(db, who, "app");
  if (outcome === "wrong") await recordRefusal(db, owner.id, "app");
  return outcome;
}

/** Checks a recovery code, and uses it up. */
export async function checkRecoveryCode(db: Db, { owner, code, address }: Attempt): Promise<"done" | "refused" | Wait> {
  const who = { personId: owner.id, address };
  const wait = await countCode(db, who, "recovery");
  if (wait) return wait;
  const outcome = await spendRecoveryCode(db, owner, code);
  if (outcome === "done") await forgiveCode(db, who, "recovery");
  if (outcome === "refused") await recordRefusal(db, owner.id, "recovery_code");
  return outcome;
}

function recordRefusal(db: Db, personId: string, secondStep: string): Promise<void> {
  const detail = { secondStep };
  return recordAudit(db, { actorId: personId, action: "session.refused", subjectId: personId, detail });
}

/**
 * Takes somebody's authenticator app away, as they asked and proved by a code. "demanded" while a role of theirs asks
 * for a second step and this is the only one. Recovery codes go with the last second step.
 */
export async function turnOffTotp(db: Db, owner: Owner): Promise<"done" | "demanded"> {
  return db.transaction(async (db) => {
    await lockWaysIn(db, owner.id);
    const standing = await findSecondStep(db, owner.id);
    if (standing && mustHaveSecondStep(standing) && !standing.hasPasskey) return "demanded";
    if (!(await deleteTotpSecret(db, owner.id))) return "done";
    if (!standing?.hasPasskey) await deleteRecoveryCodes(db, owner.id);
    await recordSecurityChange(db, owner, "two_step_off");
    return "done";
  });
}

/**
 * Takes everything away that somebody's second step was, because they lost it all, and ends their sessions: they come in
 * by their first step and set up another. An administrator does it for others; nobody for themselves. Callers ask for a
 * fresh proof. "not_found" when there is no such person.
 */
export async function resetSecondStep(
  db: Db,
  actor: Person,
  personId: string,
  reason: ResetReason,
): Promise<"done" | "refused" | "not_found"> {
  if (!canAdminister(actor) || actor.id === personId) return "refused";
  return removeSecondStep(db, actor.id, personId, reason);
}

/** The same for whoever runs the site, when its only administrator lost everything. */
export function resetSecondStepByCommand(db: Db, personId: string): Promise<"done" | "not_found"> {
  return removeSecondStep(db, null, personId, "command");
}

async function removeSecondStep(db: Db, actorId: string | null, personId: string, reason: ResetReason) {
  return db.transaction(async (db) => {
    await lockWaysIn(db, personId);
    const standing = await findSecondStep(db, personId);
    if (!standing) return "not_found";
    await deleteTotpSecret(db, personId);
    await deletePasskeysOf(db, personId);
    await deleteRecoveryCodes(db, personId);
    await deleteSessionsOf(db, personId);
    const { email, language, timeZone } = standing;
    const owner = { id: personId, email, language, timeZone };
    await recordSecurityChange(db, owner, "two_step_reset", { actorId, detail: { reason } });
    return "done";
  });
}

import type { Wait } from "#app/rate-limits/rate-limit.ts";
import type { Db } from "#db/client.server.ts";
import { lockSignInMethods } from "../accounts/queries/sign-in-methods.server.ts";
import { type Owner, recordSecurityChange } from "../accounts/security-change.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Person } from "../person/person.ts";
import { canAdminister } from "../person/role.ts";
import { mustHaveSecondStep, type ResetReason } from "../person/second-step.ts";
import { deleteSessionsOf, updateSessionSecondStep } from "../sessions/queries/sessions.server.ts";
import { typedDigits, typedRecoveryCode } from "./one-time-code.ts";
import { deletePasskeysOf, listPasskeys } from "./queries/passkeys.server.ts";
import { deleteRecoveryCodes, findRecoveryCodes } from "./queries/recovery-codes.server.ts";
import { findSecondStep } from "./queries/second-steps.server.ts";
import { deleteTotpSecret } from "./queries/totp-secrets.server.ts";
import { makeRecoveryCodes, redeemRecoveryCode } from "./recovery-codes.server.ts";
import { countCode, forgiveCode } from "./second-step-limit.server.ts";
import { confirmTotp, redeemTotpCode, totpStateOf } from "./totp.server.ts";

type Attempt = { owner: Owner; code: string; address: string };

/** Checks a code of a person's authenticator app; records wrong codes, because its owner will want to know. */
export async function checkAppCode(
  db: Db,
  { owner, code, address }: Attempt,
): Promise<"done" | "wrong" | "unreadable" | Wait> {
  const who = { personId: owner.id, address };
  const wait = await countCode(db, who, "app");
  if (wait) return wait;
  const outcome = await redeemTotpCode(db, owner.id, code);
  if (outcome === "done") await forgiveCode(db, who, "app");
  if (outcome === "wrong") await recordRefusal(db, owner.id, "app");
  return outcome;
}

/** Checks and uses a recovery code. */
export async function checkRecoveryCode(db: Db, { owner, code, address }: Attempt): Promise<"done" | "refused" | Wait> {
  const who = { personId: owner.id, address };
  const wait = await countCode(db, who, "recovery");
  if (wait) return wait;
  const outcome = await redeemRecoveryCode(db, owner, code);
  if (outcome === "done") await forgiveCode(db, who, "recovery");
  if (outcome === "refused") await recordRefusal(db, owner.id, "recovery_code");
  return outcome;
}

function recordRefusal(db: Db, personId: string, secondStep: string): Promise<void> {
  const detail = { secondStep };
  return recordAudit(db, { actorId: personId, action: "session.refused", subjectId: personId, detail });
}

/**
 * Removes a person's authenticator app, as they requested and proved by a code. "demanded" when a role requires a
 * second step and this is the only one. The last second step takes the recovery codes with it.
 */
async function turnOffTotp(db: Db, owner: Owner): Promise<"done" | "demanded"> {
  return db.transaction(async (db) => {
    await lockSignInMethods(db, owner.id);
    const secondStep = await findSecondStep(db, owner.id);
    if (secondStep && mustHaveSecondStep(secondStep) && !secondStep.hasPasskey) return "demanded";
    if (!(await deleteTotpSecret(db, owner.id))) return "done";
    if (!secondStep?.hasPasskey) await deleteRecoveryCodes(db, owner.id);
    await recordSecurityChange(db, owner, "two_step_off");
    return "done";
  });
}

/**
 * Removes every second step of a person who lost them all, and ends their sessions: they sign in with the first step
 * and set up another. Administrators do this for others, never for themselves. Callers require a recent sign-in.
 * "not_found" when there is no such person.
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

/** The same for the site's operator, when its only administrator lost everything. */
export function resetSecondStepByCommand(db: Db, personId: string): Promise<"done" | "not_found"> {
  return removeSecondStep(db, null, personId, "command");
}

async function removeSecondStep(db: Db, actorId: string | null, personId: string, reason: ResetReason) {
  return db.transaction(async (db) => {
    await lockSignInMethods(db, personId);
    const secondStep = await findSecondStep(db, personId);
    if (!secondStep) return "not_found";
    await deleteTotpSecret(db, personId);
    await deletePasskeysOf(db, personId);
    await deleteRecoveryCodes(db, personId);
    await deleteSessionsOf(db, personId);
    const { email, language, timeZone } = secondStep;
    const owner = { id: personId, email, language, timeZone };
    await recordSecurityChange(db, owner, "two_step_reset", { actorId, detail: { reason } });
    return "done";
  });
}

/** The state of a person's second step, for their settings. */
export async function secondStepStateOf(db: Db, personId: string) {
  const secondStep = await findSecondStep(db, personId);
  const recovery = await findRecoveryCodes(db, personId);
  return {
    app: await totpStateOf(db, personId),
    passkeys: (await listPasskeys(db, personId)).length,
    isDemanded: secondStep !== null && mustHaveSecondStep(secondStep),
    recovery: recovery && { left: recovery.left, madeAt: recovery.madeAt.toISOString() },
  };
}

/** Turns off the app with one of its codes or, when it is lost, a recovery code. */
export async function turnOffTotpByCode(
  db: Db,
  { owner, code, address }: Attempt,
): Promise<"done" | "wrong" | "unreadable" | "demanded" | Wait> {
  // Check this before using up a recovery code.
  const { isDemanded, passkeys } = await secondStepStateOf(db, owner.id);
  if (isDemanded && passkeys === 0) return "demanded";
  const isAppCode = /^\d{6}$/.test(typedDigits(code));
  const proved = isAppCode
    ? await checkAppCode(db, { owner, code: typedDigits(code), address })
    : await checkRecoveryCode(db, { owner, code: typedRecoveryCode(code), address });
  if (proved === "refused") return "wrong";
  return proved === "done" ? turnOffTotp(db, owner) : proved;
}

/**
 * Sets up an authenticator app that showed the right code. Makes recovery codes with the first second step; null when
 * the person has some left. The session that does it has passed its second step.
 */
export async function setUpTotp(
  db: Db,
  person: Person,
  given: { secret: string; code: string },
): Promise<{ codes: string[] | null } | "wrong"> {
  return db.transaction(async (db) => {
    await lockSignInMethods(db, person.id);
    if ((await confirmTotp(db, person, given)) === "wrong") return "wrong";
    await updateSessionSecondStep(db, person.session.id);
    const kept = await findRecoveryCodes(db, person.id);
    return { codes: kept && kept.left > 0 ? null : await makeRecoveryCodes(db, person) };
  });
}

/** Makes recovery codes for a person with a second step that the codes can replace. */
export async function renewRecoveryCodes(db: Db, owner: Owner): Promise<string[] | "refused"> {
  const secondStep = await findSecondStep(db, owner.id);
  if (!secondStep?.hasTotp && !secondStep?.hasPasskey) return "refused";
  return makeRecoveryCodes(db, owner);
}

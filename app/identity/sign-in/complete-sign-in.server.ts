import { redirect } from "@remix-run/node";
import type { Db } from "#db/client.server.ts";
import type { Owner } from "../accounts/security-change.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Person } from "../person/person.ts";
import { homeOf, type Role } from "../person/role.ts";
import { mustHaveSecondStep, type SecondStepProof } from "../person/second-step.ts";
import type { SignInMethod } from "../person/sign-in-method.ts";
import { findSecondStep } from "../second-step/queries/second-steps.server.ts";
import { knownDeviceCookie } from "../sessions/known-device.server.ts";
import { endSession, renewSession, startSession } from "../sessions/session.server.ts";
import { isSharedDevice, sharedDeviceCookie } from "../sessions/shared-device.server.ts";
import {
  clearPendingSecondFactor,
  type PendingSecondFactor,
  pendingSecondFactorCookie,
  pendingSecondFactorIn,
} from "./pending-second-factor.server.ts";

type Proved = {
  personId: string;
  method: SignInMethod;
  isShared: boolean;
  /** A path on this site; see safePath. */
  to: string;
};

/**
 * Signs in a person who has proved who they are by any sign-in method; the only way to get a session. Ends the
 * browser's previous session. A person with a second step is sent there first, except after a passkey, which is both
 * factors: something they have, unlocked by something they know or are. A person who must have a second step and has
 * none is sent to set it up.
 */
export async function completeSignIn(db: Db, request: Request, proved: Proved): Promise<Response> {
  const secondStep = await findSecondStep(db, proved.personId);
  if (!secondStep) return redirect("/sign-in"); // the account was erased while they were signing in
  const entering = { ...proved, email: secondStep.email, roles: secondStep.roles };
  if (proved.method === "passkey") return enter(db, request, entering, "passkey");
  if (secondStep.hasTotp || secondStep.hasPasskey) {
    const { personId, method, isShared, to } = proved;
    const headers = new Headers({ "Set-Cookie": await endSession(db, request) });
    headers.append("Set-Cookie", pendingSecondFactorCookie(request, { personId, method, isShared, to }));
    return redirect("/sign-in/second-step", { headers });
  }
  if (!mustHaveSecondStep(secondStep)) return enter(db, request, entering, null);
  return enter(db, request, { ...entering, to: `/settings/two-step?needed&to=${encodeURIComponent(proved.to)}` }, null);
}

/** A person who has passed the first step and not the second. */
export type AtSecondStep = {
  owner: Owner;
  roles: Role[];
  hasTotp: boolean;
  hasPasskey: boolean;
  /** Their pending second factor; null when they are in a session that did not require the second step yet. */
  pending: PendingSecondFactor | null;
};

/** The person of a request who has to pass the second step now; null when there is none. */
export async function atSecondStep(db: Db, request: Request, person: Person | null): Promise<AtSecondStep | null> {
  const isInSession = person?.session.secondStep === "needed";
  const pending = person ? null : pendingSecondFactorIn(request);
  const personId = isInSession ? person.id : pending?.personId;
  const secondStep = personId ? await findSecondStep(db, personId) : null;
  if (!personId || !secondStep) return null;
  // A password change invalidates sign-ins that someone else began with the old password.
  const isStale = pending && secondStep.passwordChangedAt && secondStep.passwordChangedAt.getTime() > pending.issuedAt;
  if (isStale) return null;
  const { email, language, timeZone, roles, hasTotp, hasPasskey } = secondStep;
  return { owner: { id: personId, email, language, timeZone }, roles, hasTotp, hasPasskey, pending };
}

/** Signs in a person who passed the second step, or lets them continue in their session. */
export async function passSecondStep(
  db: Db,
  request: Request,
  { at, to, proof }: { at: AtSecondStep; to: string; proof: SecondStepProof },
): Promise<Response> {
  if (at.pending) {
    const { owner, roles, pending } = at;
    return enter(db, request, { ...pending, email: owner.email, roles }, proof);
  }
  return completeReauthentication(db, request, { to, hasPassedSecondStep: true });
}

/** Records that a signed-in person has reauthenticated; a passkey also passes their second step. */
export async function completeReauthentication(
  db: Db,
  request: Request,
  { to, hasPassedSecondStep = false }: { to: string; hasPassedSecondStep?: boolean },
): Promise<Response> {
  const cookie = await renewSession(db, request, { isProof: true, hasPassedSecondStep });
  return redirect(to, cookie ? { headers: { "Set-Cookie": cookie } } : {});
}

async function enter(
  db: Db,
  request: Request,
  { personId, email, roles, method, isShared, to }: Proved & { email: string; roles: Role[] },
  proof: SecondStepProof | null,
) {
  const cookie = await db.transaction(async (db) => {
    await endSession(db, request);
    const hasPassedSecondStep = proof !== null;
    const cookie = await startSession(db, request, personId, { method, isShared, hasPassedSecondStep });
    const detail = { method, ...(proof && { secondStep: proof }) };
    await recordAudit(db, { actorId: personId, action: "session.started", subjectId: personId, detail });
    return cookie;
  });
  const headers = new Headers({ "Set-Cookie": cookie });
  for (const each of deviceCookies(request, { email, isShared })) headers.append("Set-Cookie", each);
  if (proof) headers.append("Set-Cookie", clearPendingSecondFactor(request));
  return redirect(to === "/" ? homeOf(roles) : to, { headers });
}

/** Marks the browser as known to its owner, or as shared. */
function deviceCookies(request: Request, { email, isShared }: { email: string; isShared: boolean }): string[] {
  const known = knownDeviceCookie(request, email, { isShared });
  return isShared || isSharedDevice(request) ? [known, sharedDeviceCookie(request, isShared)] : [known];
}

import { redirect } from "@remix-run/node";
import type { Db } from "#db/client.server.ts";
import type { Owner } from "../accounts/security-change.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { findPerson } from "../people/queries/people.server.ts";
import type { Person } from "../person/person.ts";
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
  /** A path of ours; see safePath. */
  to: string;
};

/**
 * Lets someone in who proved who they are, however they did: the one way to a session. Ends what this browser was
 * signed in as before. Who has a second step goes there first, but for passkeys: those are something they have, opened
 * by something they know or are. Who must have one and has none goes to set it up.
 */
export async function completeSignIn(db: Db, request: Request, proved: Proved): Promise<Response> {
  const secondStep = await findSecondStep(db, proved.personId);
  if (!secondStep) return redirect("/sign-in"); // the account went while they were signing in
  if (proved.method === "passkey") return enter(db, request, proved, "passkey");
  if (secondStep.hasTotp || secondStep.hasPasskey) {
    const { personId, method, isShared, to } = proved;
    const headers = new Headers({ "Set-Cookie": await endSession(db, request) });
    headers.append("Set-Cookie", pendingSecondFactorCookie(request, { personId, method, isShared, to }));
    return redirect("/sign-in/second-step", { headers });
  }
  if (!mustHaveSecondStep(secondStep)) return enter(db, request, proved, null);
  return enter(db, request, { ...proved, to: `/settings/two-step?needed&to=${encodeURIComponent(proved.to)}` }, null);
}

/** Somebody between their first step and their second. */
export type AtSecondStep = {
  owner: Owner;
  hasTotp: boolean;
  hasPasskey: boolean;
  /** How they came so far; null when they are in a session that did not ask for it yet. */
  pending: PendingSecondFactor | null;
};

/** Who a request is from that has to pass the second step now; null when it is from nobody who has. */
export async function atSecondStep(db: Db, request: Request, person: Person | null): Promise<AtSecondStep | null> {
  const isInSession = person?.session.secondStep === "needed";
  const pending = person ? null : pendingSecondFactorIn(request);
  const personId = isInSession ? person.id : pending?.personId;
  const secondStep = personId ? await findSecondStep(db, personId) : null;
  if (!personId || !secondStep) return null;
  // Who changes their password ends what somebody else began with the old one.
  const isStale = pending && secondStep.passwordChangedAt && secondStep.passwordChangedAt.getTime() > pending.issuedAt;
  if (isStale) return null;
  const { email, language, timeZone, hasTotp, hasPasskey } = secondStep;
  return { owner: { id: personId, email, language, timeZone }, hasTotp, hasPasskey, pending };
}

/** Lets someone in who passed the second step, or lets them go on in the session that they have. */
export async function passSecondStep(
  db: Db,
  request: Request,
  { at, to, proof }: { at: AtSecondStep; to: string; proof: SecondStepProof },
): Promise<Response> {
  if (at.pending) return enter(db, request, at.pending, proof);
  return completeReauthentication(db, request, { to, hasPassedSecondStep: true });
}

/** Somebody who is signed in has just shown again that it is them; with a passkey, that is their second step too. */
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
  { personId, method, isShared, to }: Proved,
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
  for (const each of await deviceCookies(db, request, { personId, isShared })) headers.append("Set-Cookie", each);
  if (proof) headers.append("Set-Cookie", clearPendingSecondFactor(request));
  return redirect(to, { headers });
}

/** What a browser keeps about itself from now on: that its person signed in here, or that several people use it. */
async function deviceCookies(db: Db, request: Request, { personId, isShared }: Pick<Proved, "personId" | "isShared">) {
  const person = await findPerson(db, personId);
  const known = person ? [knownDeviceCookie(request, person.email, { isShared })] : [];
  return isShared || isSharedDevice(request) ? [...known, sharedDeviceCookie(request, isShared)] : known;
}

import { timingSafeEqual } from "node:crypto";
import { HOTP, Secret, TOTP } from "otpauth";
import { seal, unseal } from "#app/secrets/secrets.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { hours } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { type Owner, recordSecurityChange } from "../accounts/security-change.server.ts";
import { openSteps } from "./one-time-code.ts";
import { findTotpSecret, insertTotpSecret, updateLastUsedStep } from "./queries/totp-secrets.server.ts";

/** 160 bits, as RFC 4226 recommends, in the base-32 letters that apps accept. */
const secretBytes = 20;

/** A secret to add to an authenticator app. */
export type TotpOffer = {
  /** In letters, for those who cannot scan. */
  secret: string;
  /** The content of the QR code (otpauth://totp/…). */
  address: string;
  /** The secret, sealed for this person and one hour; the form returns it with the first code. */
  sealed: string;
};

const offerLasts = hours;

/** Makes a secret for a new app. Nothing is stored until its first code is confirmed. */
export function offerTotp(owner: Owner): TotpOffer {
  return offerOf(owner, new Secret({ size: secretBytes }).base32, currentTime().getTime());
}

/** The same offer after a wrong code; null when it is not ours, not theirs or too old. */
export function sameTotpOffer(owner: Owner, sealed: string, now = currentTime()): TotpOffer | null {
  const [personId, madeAt, secret] = unseal("totp", Buffer.from(sealed, "base64url"))?.split(" ") ?? [];
  const isOpen = now.getTime() - Number(madeAt) < offerLasts;
  return personId === owner.id && isOpen && secret ? offerOf(owner, secret, Number(madeAt)) : null;
}

function offerOf(owner: Owner, secret: string, madeAt: number): TotpOffer {
  const totp = new TOTP({ issuer: "Sound Practice", label: owner.email, secret });
  const sealed = seal("totp", `${owner.id} ${madeAt} ${secret}`).toString("base64url");
  return { secret, address: totp.toString(), sealed };
}

/** Turns on two-step sign-in with an app that showed the right code; replaces an earlier app. */
export async function confirmTotp(
  db: Db,
  owner: Owner,
  { secret, code }: { secret: string; code: string },
  now = currentTime(),
): Promise<"done" | "wrong"> {
  const step = stepOf(secret, code, openSteps(now, null));
  if (step === null) return "wrong";
  await db.transaction(async (db) => {
    const sealedSecret = seal("totp", `${owner.id} ${secret}`);
    await insertTotpSecret(db, { personId: owner.id, sealedSecret, lastUsedStep: step });
    await recordSecurityChange(db, owner, "two_step_on");
  });
  return "done";
}

/**
 * Checks and uses a code of a person's app: of two requests with one code, one succeeds. "unreadable" when the secret
 * was sealed with another SECRET_KEY, so that no code can be checked anymore.
 */
export async function redeemTotpCode(
  db: Db,
  personId: string,
  code: string,
  now = currentTime(),
): Promise<"done" | "wrong" | "unreadable"> {
  const kept = await findTotpSecret(db, personId);
  if (!kept?.confirmedAt) return "wrong";
  const secret = secretIn(kept);
  if (!secret) return "unreadable";
  const step = stepOf(secret, code, openSteps(now, kept.lastUsedStep));
  return step !== null && (await updateLastUsedStep(db, personId, step)) ? "done" : "wrong";
}

/** Whether a person has an app, and whether its codes can still be checked. */
export async function totpStateOf(db: Db, personId: string): Promise<"none" | "on" | "unreadable"> {
  const kept = await findTotpSecret(db, personId);
  if (!kept?.confirmedAt) return "none";
  return secretIn(kept) ? "on" : "unreadable";
}

/** Sealed with its owner's id, so that nobody who can write to the database can give one person's app to another. */
function secretIn({ personId, sealedSecret }: { personId: string; sealedSecret: Buffer }): string | null {
  const [owner, secret] = unseal("totp", sealedSecret)?.split(" ") ?? [];
  return owner === personId && secret ? secret : null;
}

function stepOf(secret: string, code: string, steps: number[]): number | null {
  const shared = Secret.fromBase32(secret);
  const isCode = (step: number) => isSame(HOTP.generate({ secret: shared, counter: step }), code);
  return steps.find(isCode) ?? null;
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

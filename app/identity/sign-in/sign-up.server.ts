import { z } from "zod";
import { queueMail } from "#app/mail/outbox.server.ts";
import { countAttempt } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { hashOf, seal, unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { createAccount, openAccount } from "../accounts/account.server.ts";
import { hashPassword } from "../accounts/password.server.ts";
import type { PasswordProblem } from "../accounts/password.ts";
import { passwordProblem } from "../accounts/password-strength.server.ts";
import { findPersonByEmail } from "../people/queries/people.server.ts";
import { issueProof, linkPathOf, redeemLink, returnPathIn } from "./mail-proof.server.ts";
import { type CodeRefusal, countMail, type MailRequester, recipientAt, takeCode } from "./mail-sign-in.server.ts";
import type { MailProof } from "./queries/mail-proofs.server.ts";
import { markEmailVerified } from "./verified-email.server.ts";

type Applicant = MailRequester & { name: string; password: string };

const pending = z.object({ name: z.string(), passwordHash: z.string() });

/**
 * Requests an account: mails a link and a code, and creates nothing before one of them is used. An address that has an
 * account is told so by mail instead; the work and the answer are the same.
 */
export async function askForAccount(
  db: Db,
  applicant: Applicant & { browserSecret: string; returnTo: string; isShared: boolean },
): Promise<"sent" | { weak: PasswordProblem } | Wait> {
  const { email, name, password, address, device, browserSecret, returnTo, isShared } = applicant;
  const weak = passwordProblem(password, { email, name });
  if (weak) return { weak };
  const waitUntil = await countAttempt(db, "signUp", email, address, device);
  const wait = waitUntil ? { waitUntil } : await countMail(db, applicant, "otherMail");
  if (wait) return wait;
  const passwordHash = await hashPassword(password);
  await db.transaction(async (db) => {
    const person = await findPersonByEmail(db, email.trim());
    const to = recipientAt(person, email);
    const issued = await issueProof(db, {
      ...{ purpose: "sign_up", personId: null, email: to.email, browserSecret, returnTo, isShared },
      sealedSignUp: seal("sign-up", JSON.stringify({ name, passwordHash })),
      isUsable: person === null,
    });
    const { code, minutes, uselessAfter } = issued;
    const paths = { signInPath: "/sign-in", resetPath: "/forgot-password" };
    const data = { linkPath: linkPathOf("/sign-up/link", issued), code, minutes };
    if (person) await queueMail(db, to, { template: "already_registered", data: paths, uselessAfter });
    else await queueMail(db, to, { template: "sign_up", data, uselessAfter });
  });
  return "sent";
}

/** Creates an account at once on a site without mail. The answer does not tell whether the address had one. */
export async function signUpWithoutMail(
  db: Db,
  { email, name, password, address, device }: Applicant,
): Promise<"ready" | { weak: PasswordProblem } | Wait> {
  const weak = passwordProblem(password, { email, name });
  if (weak) return { weak };
  const waitUntil = await countAttempt(db, "signUp", email, address, device);
  if (waitUntil) return { waitUntil };
  await createAccount(db, { email, name, password });
  return "ready";
}

/** A person who now has an account, and the path they were on their way to. */
export type SignedUp = { personId: string; returnTo: string; isShared: boolean; hasPassword: boolean };

/** Creates the account with the six digits of the mail, in the browser that asked for it. */
export async function signUpByCode(db: Db, typed: Parameters<typeof takeCode>[2]): Promise<SignedUp | CodeRefusal> {
  return db.transaction(async (db) => {
    const proof = await takeCode(db, "sign_up", typed);
    if (typeof proof === "string" || "waitUntil" in proof) return proof;
    return (await finish(db, proof, { isBrowserThatAsked: true })) ?? "spent";
  });
}

/**
 * Creates the account with the link of the mail, once; null when it is no longer valid. In another browser than the one
 * that asked, the password is discarded: an attacker may have chosen it and wait for the owner to verify the address.
 */
export async function signUpByLink(db: Db, token: string, browserSecret: string | null): Promise<SignedUp | null> {
  return db.transaction(async (db) => {
    const proof = await redeemLink(db, "sign_up", token);
    if (!proof) return null;
    return finish(db, proof, { isBrowserThatAsked: isBrowserOf(proof, browserSecret) });
  });
}

/** Whether a proof was asked for in this browser. */
export function isBrowserOf(proof: MailProof, browserSecret: string | null): boolean {
  return browserSecret !== null && proof.browserHash?.equals(hashOf(browserSecret)) === true;
}

/** The sign-up form as submitted; null when it cannot be decrypted with the current key. */
export function applicationIn({ sealedSignUp }: MailProof): z.infer<typeof pending> | null {
  const text = sealedSignUp && unseal("sign-up", sealedSignUp);
  return text ? pending.parse(JSON.parse(text)) : null;
}

/** The address may have an account by now: the recipient of its mail owns it and is signed in. */
async function finish(
  db: Db,
  proof: MailProof,
  { isBrowserThatAsked }: { isBrowserThatAsked: boolean },
): Promise<SignedUp | null> {
  const { email, isShared } = proof;
  const returnTo = returnPathIn(proof);
  const application = applicationIn(proof);
  if (!application) return null;
  const passwordHash = isBrowserThatAsked ? application.passwordHash : null;
  const made = await openAccount(db, { email, name: application.name, passwordHash, isVerified: true });
  if (made !== "taken") return { personId: made.personId, returnTo, isShared, hasPassword: passwordHash !== null };
  const person = await findPersonByEmail(db, email);
  if (!person) return null;
  const outcome = await markEmailVerified(db, person.id, { isTheirBrowser: false });
  return { personId: person.id, returnTo, isShared, hasPassword: outcome === "kept" };
}

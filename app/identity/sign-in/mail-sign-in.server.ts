import type { Recipient } from "#app/mail/mail.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { countAttempt, countEverywhere, forgiveAll, forgiveAttempts } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { findPersonByEmail } from "../people/queries/people.server.ts";
import { issueProof, linkPathOf, proofOfBrowser, redeemCode, redeemLink, returnPathIn } from "./mail-proof.server.ts";
import type { CodePurpose } from "./mail-proof.ts";
import type { MailProof } from "./queries/mail-proofs.server.ts";
import { markEmailVerified } from "./verified-email.server.ts";

/** A person who asks for mail without being signed in. */
export type MailRequester = {
  email: string;
  /** The network that the request comes from. */
  address: string;
  /** See `knownDevice`. */
  device: string | null;
};

/** Counts a mail before it is sent, equally for addresses without an account. See `limits` for the two kinds. */
export async function countMail(
  db: Db,
  { email, address, device }: MailRequester,
  what: "mail" | "otherMail" = "mail",
): Promise<Wait | null> {
  const waitUntil =
    (await countAttempt(db, what, email, address, device)) ?? (device ? null : await countEverywhere(db, what, email));
  return waitUntil && { waitUntil };
}

/** The recipient at an address that may have no account. */
export function recipientAt(
  person: { id: string; email: string; language: string; timeZone: string } | null,
  email: string,
): Recipient {
  if (!person) return { personId: null, email: email.trim(), language: "en", timeZone: homeZone };
  return { personId: person.id, email: person.email, language: person.language, timeZone: person.timeZone };
}

/** Mails a link and a code to sign in with. Does the same work and answers the same when the address has no account. */
export async function mailSignIn(
  db: Db,
  asking: MailRequester & { browserSecret: string; returnTo: string; isShared: boolean },
): Promise<"sent" | Wait> {
  const wait = await countMail(db, asking);
  if (wait) return wait;
  const { browserSecret, returnTo, isShared } = asking;
  await db.transaction(async (db) => {
    const person = await findPersonByEmail(db, asking.email.trim());
    const to = recipientAt(person, asking.email);
    const issued = await issueProof(db, {
      ...{ purpose: "sign_in", personId: to.personId, email: to.email, browserSecret, returnTo, isShared },
      isUsable: person !== null,
    });
    const { code, minutes, uselessAfter } = issued;
    const data = { linkPath: linkPathOf("/sign-in/link", issued), code, minutes };
    if (person) await queueMail(db, to, { template: "sign_in", data, uselessAfter });
    else await queueMail(db, to, { template: "no_account", data: { signUpPath: "/sign-up" }, uselessAfter });
  });
  return "sent";
}

/** A person who proved their address by mail, and the path they were on their way to. */
export type MailSignIn = {
  personId: string;
  returnTo: string;
  isShared: boolean;
  /** Whether the account's earlier password was removed: see `markEmailVerified`. */
  isCleared: boolean;
};

/**
 * "spent": only the link works now, or nothing does; "link_only": too many codes were tried, so no more are checked.
 */
export type CodeRefusal = "wrong" | "spent" | "link_only" | Wait;

type TypedCode = {
  browserSecret: string | null;
  code: string;
  address: string;
  device: (email: string) => string | null;
};

/** Checks a code within the rate limits and uses up what it proves. */
export async function takeCode(
  db: Db,
  purpose: CodePurpose,
  { browserSecret, code, address, device: deviceOf }: TypedCode,
): Promise<MailProof | CodeRefusal> {
  const asked = browserSecret ? await proofOfBrowser(db, purpose, browserSecret) : null;
  if (!browserSecret || !asked) return "spent";
  const { email } = asked;
  const device = deviceOf(email);
  const waitUntil = await countAttempt(db, "mailCode", email, address, device);
  if (waitUntil) return { waitUntil };
  if (!device && (await countEverywhere(db, "mailCode", email))) return "link_only";
  const outcome = await redeemCode(db, { purpose, browserSecret, code });
  if (typeof outcome === "string") return outcome;
  if (device) await forgiveAttempts(db, "mailCode", email, address, device);
  else await forgiveAll(db, "mailCode", email, address);
  return outcome;
}

/** Signs in with the six digits of a mail, in the browser that asked for it. */
export async function signInByCode(db: Db, typed: TypedCode): Promise<MailSignIn | CodeRefusal> {
  return db.transaction(async (db) => {
    const proof = await takeCode(db, "sign_in", typed);
    if (typeof proof === "string" || "waitUntil" in proof) return proof;
    return (await signInWithProof(db, proof, null)) ?? "spent";
  });
}

/** Signs in with the link of a mail, in any browser, once; null when it is no longer valid. */
export async function signInByLink(
  db: Db,
  token: string,
  { signedInAs }: { signedInAs: string | null },
): Promise<MailSignIn | null> {
  return db.transaction(async (db) => {
    const proof = await redeemLink(db, "sign_in", token);
    return proof && signInWithProof(db, proof, signedInAs);
  });
}

async function signInWithProof(db: Db, proof: MailProof, signedInAs: string | null): Promise<MailSignIn | null> {
  const { personId, isShared } = proof;
  if (!personId) return null;
  const outcome = await markEmailVerified(db, personId, { isTheirBrowser: personId === signedInAs });
  return { personId, returnTo: returnPathIn(proof), isShared, isCleared: outcome === "cleared" };
}

/** The path after signing in by mail; by way of the password page when the account's earlier password was removed. */
export function pathAfterMailSignIn({ returnTo, isCleared }: Pick<MailSignIn, "returnTo" | "isCleared">): string {
  return isCleared ? `/settings/password?arrived&to=${encodeURIComponent(returnTo)}` : returnTo;
}

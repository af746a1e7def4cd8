import { randomInt, timingSafeEqual } from "node:crypto";
import type { Recipient } from "#app/mail/mail.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { hashOf, newSecret, seal, unseal } from "#app/secrets/secrets.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { minutes as minute } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { type CodePurpose, codeTriesAtMost, type MailProofPurpose, proofMinutes } from "./mail-proof.ts";
import {
  deleteExpiredProofs,
  findLiveProofByLink,
  findLiveProofOfBrowser,
  insertMailProof,
  lockLiveProofsOfBrowser,
  type MailProof,
  updateCodeTries,
  updateProofUsed,
  updateProofUsedByLink,
} from "./queries/mail-proofs.server.ts";

type NewProof = {
  purpose: MailProofPurpose;
  personId: string | null;
  /** The address that it is mailed to and verifies. */
  email: string;
  /** Null when there is to be no code. */
  browserSecret?: string | null;
  /** A path on this site to return to; see safePath. */
  returnTo?: string;
  isShared?: boolean;
  sealedSignUp?: Buffer | null;
  /** False for a decoy that only takes the same work: nobody knows its link or its code. */
  isUsable?: boolean;
};

export type IssuedProof = { token: string; code: string; minutes: number; uselessAfter: Date };

/** Makes a link and a code. Only their hashes are stored; mail them in the same transaction. */
export async function issueProof(db: Db, proof: NewProof): Promise<IssuedProof> {
  const { purpose, personId, email, browserSecret = null, returnTo = "/", isShared = false } = proof;
  const minutes = proofMinutes[purpose];
  const token = newSecret();
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const isUsable = proof.isUsable ?? true;
  await deleteExpiredProofs(db);
  await insertMailProof(db, {
    ...{ purpose, personId, email, isShared, minutes },
    returnTo: seal("return-path", returnTo).toString("base64url"),
    linkHash: hashOf(isUsable ? token : newSecret()),
    codeHash: browserSecret ? codeHashOf(browserSecret, isUsable ? code : newSecret()) : null,
    browserHash: browserSecret ? hashOf(browserSecret) : null,
    sealedSignUp: proof.sealedSignUp ?? null,
  });
  return { token, code, minutes, uselessAfter: fromNow(minutes * minute) };
}

/** The browser's secret has 256 bits: without it, trying all million codes against the hash confirms none. */
function codeHashOf(browserSecret: string, code: string): Buffer {
  return hashOf(`${browserSecret} ${code}`);
}

/**
 * Mails a code to type in the browser that asked; only `merge_accounts` and `sign_in` need no form of their own.
 * Without a person, does the same work and mails nothing usable.
 */
export async function mailCode(
  db: Db,
  {
    purpose,
    to: { personId, ...to },
    ...proof
  }: { purpose: "sign_in" | "merge_accounts"; to: Recipient; browserSecret: string; returnTo?: string },
): Promise<void> {
  await db.transaction(async (db) => {
    const isUsable = personId !== null;
    const issued = await issueProof(db, { ...proof, purpose, personId, email: to.email, isUsable });
    const { code, minutes, uselessAfter } = issued;
    const recipient = { personId, ...to };
    if (!isUsable) {
      await queueMail(db, recipient, { template: "no_account", data: { signUpPath: "/sign-up" }, uselessAfter });
    } else if (purpose === "merge_accounts") {
      await queueMail(db, recipient, { template: purpose, data: { code, minutes }, uselessAfter });
    } else {
      const linkPath = linkPathOf("/sign-in/link", issued);
      await queueMail(db, recipient, { template: purpose, data: { linkPath, code, minutes }, uselessAfter });
    }
  });
}

export const linkPathOf = (path: string, { token }: Pick<IssuedProof, "token">) => `${path}?token=${token}`;

/** A proof that a browser asked for and can still use; null when there is none. Reading changes nothing. */
export function proofOfBrowser(db: Db, purpose: CodePurpose, browserSecret: string): Promise<MailProof | null> {
  return findLiveProofOfBrowser(db, purpose, hashOf(browserSecret));
}

/** Reads what a link would prove, without using it; null when it was used, has expired or never existed. */
export function proofOfLink(db: Db, purpose: MailProofPurpose, token: string): Promise<MailProof | null> {
  return findLiveProofByLink(db, purpose, hashOf(token));
}

/**
 * The path that the person was on their way to. It is sealed because it may be an invitation, whose address is its
 * secret.
 */
export function returnPathIn({ returnTo }: Pick<MailProof, "returnTo">): string {
  return unseal("return-path", Buffer.from(returnTo, "base64url")) ?? "/";
}

/** Uses a link; null when it was used before, has expired or never existed. Call it in the verb's transaction. */
export function redeemLink(db: Db, purpose: MailProofPurpose, token: string): Promise<MailProof | null> {
  return updateProofUsedByLink(db, purpose, hashOf(token));
}

/**
 * Uses a code of any mail that this browser asked for. A wrong one counts against all of them. "spent": only a link
 * works now, or there is nothing to use.
 */
export async function redeemCode(
  db: Db,
  { purpose, browserSecret, code }: { purpose: CodePurpose; browserSecret: string; code: string },
): Promise<MailProof | "wrong" | "spent"> {
  return db.transaction(async (db) => {
    const live = await lockLiveProofsOfBrowser(db, purpose, hashOf(browserSecret));
    const open = live.filter(({ codeTries }) => codeTries < codeTriesAtMost);
    if (open.length === 0) return "spent";
    const typed = codeHashOf(browserSecret, code);
    const right = open.find(({ codeHash }) => codeHash !== null && timingSafeEqual(codeHash, typed));
    const used = right && (await updateProofUsed(db, right.id));
    if (used) return used;
    await updateCodeTries(
      db,
      open.map(({ id }) => id),
    );
    return open.some(({ codeTries }) => codeTries + 1 < codeTriesAtMost) ? "wrong" : "spent";
  });
}

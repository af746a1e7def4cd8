import { countAttempt, countEverywhere, forgiveAttempts } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { site } from "#app/settings/site.server.ts";
import type { Db } from "#db/client.server.ts";
import { findPersonByEmail } from "../people/queries/people.server.ts";
import type { Person } from "../person/person.ts";
import { typedDigits, typedRecoveryCode } from "../second-step/one-time-code.ts";
import { findSecondStep } from "../second-step/queries/second-steps.server.ts";
import { checkAppCode, checkRecoveryCode } from "../second-step/second-step.server.ts";
import { mailCode, redeemCode } from "./mail-proof.server.ts";
import { countMail } from "./mail-sign-in.server.ts";
import { signIn } from "./sign-in.server.ts";

/**
 * Starts the proof that an address belongs to the person's other account: mails it a code where this site sends mail.
 * The work and the answer are the same when there is no such account.
 */
export async function askOtherAccount(
  db: Db,
  person: Person,
  { email, browserSecret, address }: { email: string; browserSecret: string; address: string },
): Promise<"asked" | "own" | Wait> {
  if (email.toLowerCase() === person.email.toLowerCase()) return "own";
  if (!site().canMail) return "asked";
  const wait = await countMail(db, { email, address, device: null }, "otherMail");
  if (wait) return wait;
  const other = await findPersonByEmail(db, email);
  const { language, timeZone } = other ?? person;
  await mailCode(db, {
    purpose: "merge_accounts",
    to: { personId: other?.id ?? null, email: other?.email ?? email, language, timeZone },
    browserSecret,
  });
  return "asked";
}

/** The other account, and whether its proof is complete. */
export type OtherProved = { goneId: string; isProved: boolean };

type Attempt = { email: string; address: string };

/**
 * Proves the other account by a mailed code that this browser asked for. One account's attempts also count across all
 * networks: that locks out nobody but the guesser.
 */
export async function proveByCode(
  db: Db,
  person: Pick<Person, "id">,
  { email, address, code, browserSecret }: Attempt & { code: string; browserSecret: string | null },
): Promise<OtherProved | "refused" | Wait> {
  const waitUntil =
    (await countAttempt(db, "mailCode", email, address)) ?? (await countEverywhere(db, "mailCode", person.id));
  if (waitUntil) return { waitUntil };
  const proof = browserSecret && (await redeemCode(db, { purpose: "merge_accounts", browserSecret, code }));
  if (!proof || typeof proof === "string" || !proof.personId) return "refused";
  if (proof.email.toLowerCase() !== email.toLowerCase()) return "refused";
  await forgiveAttempts(db, "mailCode", email, address);
  return afterFirstStep(db, proof.personId);
}

/** Proves the other account by its password, which counts as a sign-in attempt. */
export async function proveByPassword(
  db: Db,
  attempt: Attempt & { password: string },
): Promise<OtherProved | "refused" | "mail_first" | Wait> {
  const outcome = await signIn(db, attempt);
  return typeof outcome === "string" || "waitUntil" in outcome ? outcome : afterFirstStep(db, outcome.personId);
}

async function afterFirstStep(db: Db, goneId: string): Promise<OtherProved> {
  const secondStep = await findSecondStep(db, goneId);
  return { goneId, isProved: !(secondStep?.hasTotp || secondStep?.hasPasskey) };
}

/** Whether the other account's second step accepts codes. A passkey alone works only where it is signed in. */
export async function hasCodes(db: Db, goneId: string): Promise<boolean> {
  return (await findSecondStep(db, goneId))?.hasTotp ?? false;
}

/** Passes the other account's second step with an app code or a recovery code. */
export async function proveSecondStep(
  db: Db,
  { goneId, code, address }: { goneId: string; code: string; address: string },
): Promise<"done" | "wrong" | "refused" | "unreadable" | Wait> {
  const secondStep = await findSecondStep(db, goneId);
  if (!secondStep) return "refused";
  const owner = { id: goneId, email: secondStep.email, language: secondStep.language, timeZone: secondStep.timeZone };
  const digits = typedDigits(code);
  if (/^\d{6}$/.test(digits)) return checkAppCode(db, { owner, code: digits, address });
  return checkRecoveryCode(db, { owner, code: typedRecoveryCode(code), address });
}

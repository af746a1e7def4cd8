import {
  countAttempt,
  countEverywhere,
  forgiveAttempts,
  forgiveEverywhere,
} from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import type { Db } from "#db/client.server.ts";
import { authenticate } from "../accounts/account.server.ts";
import { signInMethodsOf } from "../accounts/sign-in-methods.server.ts";
import type { Person } from "../person/person.ts";
import { mailCode, redeemCode } from "./mail-proof.server.ts";

/** Checks the password of a signed-in person. Limited, so that nobody guesses without end at an unlocked computer. */
export async function reauthenticateByPassword(
  db: Db,
  person: Person,
  { password, address }: { password: string; address: string },
): Promise<"done" | "refused" | Wait> {
  const waitUntil = await countAttempt(db, "signIn", person.email, address);
  if (waitUntil) return { waitUntil };
  if ((await authenticate(db, person.email, password)) !== person.id) return "refused";
  await forgiveAttempts(db, "signIn", person.email, address);
  return "done";
}

/** Mails a code to a signed-in person; "refused" when mail is not one of their sign-in methods. */
export async function mailReauthenticationCode(
  db: Db,
  person: Person,
  { browserSecret, address, to }: { browserSecret: string; address: string; to: string },
): Promise<"sent" | "refused" | Wait> {
  if (!(await signInMethodsOf(db, person.id)).mail) return "refused";
  const waitUntil =
    (await countAttempt(db, "mailAgain", person.email, address)) ??
    (await countEverywhere(db, "mailAgain", person.email));
  if (waitUntil) return { waitUntil };
  const { id: personId, email, language, timeZone } = person;
  const recipient = { personId, email, language, timeZone };
  await mailCode(db, { purpose: "sign_in", to: recipient, browserSecret, returnTo: to });
  return "sent";
}

/**
 * Checks a code mailed to a signed-in person, in the browser that asked for it. Tries are limited across all networks:
 * a stolen session could guess from many, and nobody without a session can lock its owner out.
 */
export async function checkMailedCode(
  db: Db,
  person: Person,
  { code, browserSecret, address }: { code: string; browserSecret: string | null; address: string },
): Promise<"done" | "wrong" | "spent" | Wait> {
  if (!browserSecret) return "spent";
  const waitUntil =
    (await countAttempt(db, "mailCode", person.email, address)) ?? (await countEverywhere(db, "mailCode", person.id));
  if (waitUntil) return { waitUntil };
  const proof = await redeemCode(db, { purpose: "sign_in", browserSecret, code });
  if (typeof proof === "string") return proof;
  if (proof.personId !== person.id) return "wrong";
  await forgiveEverywhere(db, "mailCode", person.id);
  return "done";
}

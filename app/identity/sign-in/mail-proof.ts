import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { typedDigits } from "../second-step/one-time-code.ts";

/** The purpose of a mailed link or code; it is valid for no other. */
export const mailProofPurposes = [
  "sign_in",
  "sign_up",
  "verify_email",
  "change_email",
  "reset_password",
  "merge_accounts",
] as const;
export type MailProofPurpose = (typeof mailProofPurposes)[number];

/** For how many minutes each is valid; at most ten for those that sign in or prove an account (ASVS 6.5.5). */
export const proofMinutes: Record<MailProofPurpose, number> = {
  sign_in: 10,
  sign_up: 15,
  verify_email: 24 * 60,
  change_email: 60,
  reset_password: 30,
  merge_accounts: 10,
};

/** Purposes that also come with six digits, for the browser that asked. */
export type CodePurpose = Extract<MailProofPurpose, "sign_in" | "sign_up" | "merge_accounts">;

/** After this many wrong codes only the link of a proof works. */
export const codeTriesAtMost = 5;

/** Links in mail carry 256 random bits in base64url. */
export const isLinkToken = (token: string | null): token is string => token !== null && /^[\w-]{43}$/.test(token);

/** Six digits as typed: in groups, with a hyphen, or full-width. Anything else is not a code. */
export const mailCodeSchema = () =>
  z.object({
    code: z
      .string(m.mailProofCodeMissing())
      .max(100, m.mailProofCodeShape())
      .transform(typedDigits)
      .pipe(z.string().regex(/^\d{6}$/, m.mailProofCodeShape())),
    to: z.string().optional(),
  });

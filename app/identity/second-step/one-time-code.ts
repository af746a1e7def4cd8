import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { seconds } from "#app/time/durations.ts";

/** How long an authenticator app shows one code (RFC 6238). */
const stepMs = 30 * seconds;

/**
 * How many steps a phone's clock may be off in either direction. A code is therefore accepted for up to a minute and a
 * half; a phone that is further off must set its clock by the network.
 */
const clockSkewSteps = 1;

/** The 30-second step of a moment, counted from 1970. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / stepMs);
}

/** The steps whose codes are accepted at a moment, except used ones: no code works twice. */
export function openSteps(now: Date, lastUsedStep: number | null): number[] {
  const current = stepAt(now);
  const near = Array.from({ length: 2 * clockSkewSteps + 1 }, (_, index) => current - clockSkewSteps + index);
  return near.filter((step) => lastUsedStep === null || step > lastUsedStep);
}

/** Digits as people type them: in groups, and full-width as some keyboards produce them. */
export function typedDigits(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{Pd}.]+/gu, "");
}

/** 80 random bits in 16 unambiguous letters (Crockford's base 32), which can be read aloud and typed in any case. */
const recoveryLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const recoveryCodeBytes = 10;
export const recoveryCodeCount = 10;

/** Encodes ten random bytes as a code to write down: "7K3Q-XM9P-LA2V-FTR8". */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const letters = Array.from(
    { length: 16 },
    (_, index) => recoveryLetters[Number((number >> BigInt(75 - 5 * index)) & 31n)],
  );
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** Normalizes a typed recovery code: no hyphens, capitals, and letters that look like digits replaced by them. */
export function typedRecoveryCode(text: string): string {
  const letters = typedDigits(text).toUpperCase();
  return letters.replace(/[IL]/g, "1").replace(/O/g, "0");
}

const appCode = () =>
  z
    .string(m.secondStepCodeMissing())
    .max(100, m.secondStepCodeWrongShape())
    .transform(typedDigits)
    .pipe(z.string().regex(/^\d{6}$/, m.secondStepCodeWrongShape()));

export const appCodeSchema = () => z.object({ code: appCode(), to: z.string().optional() });

/** The first code of a new app, with the sealed secret that it confirms. */
export const firstCodeSchema = () => z.object({ code: appCode(), offer: z.string() });

export const recoveryCodeSchema = () =>
  z.object({
    code: z
      .string(m.secondStepRecoveryMissing())
      .max(100, m.secondStepRecoveryWrongShape())
      .transform(typedRecoveryCode)
      .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, m.secondStepRecoveryWrongShape())),
    to: z.string().optional(),
  });

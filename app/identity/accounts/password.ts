export const passwordLength = { min: 12, max: 128 };

/**
 * Why a new password would not protect its owner: too short or long, on lists of leaked passwords, repetitive, made of
 * the owner's words or of this site's, rows of keys and dates, or easy to guess for another reason.
 */
const passwordProblems = ["short", "long", "common", "repetitive", "yours", "ours", "pattern", "weak"] as const;
export type PasswordProblem = (typeof passwordProblems)[number];

/** The future owner of a password; attackers try the owner's own words first. */
export type PasswordOwner = { email: string; name: string; organizations?: string[] };

/** Normalizes a password, so that it is the same on every keyboard (NIST SP 800-63B asks for it). */
export function normalizedPassword(password: string): string {
  return password.normalize("NFKC");
}

/** Letters and digits only, so that no hyphen hides a word. */
export function simplified(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}

/** Whether a password has an accepted length, counted in user-perceived characters. */
export function lengthProblem(password: string): "short" | "long" | null {
  const count = [...normalizedPassword(password)].length;
  if (count < passwordLength.min) return "short";
  return count > passwordLength.max ? "long" : null;
}

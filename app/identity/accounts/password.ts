export const passwordLength = { min: 12, max: 128 };

/**
 * Why a new password would not protect its owner: too short or long, on lists of leaked passwords, the same again and
 * again, with words of theirs or of this site, rows of keys and dates, or few guesses for other reasons.
 */
export const passwordProblems = ["short", "long", "common", "repetitive", "yours", "ours", "pattern", "weak"] as const;
export type PasswordProblem = (typeof passwordProblems)[number];

/** Whose password it is to be; their own words are what others try first. */
export type PasswordOwner = { email: string; name: string; organizations?: string[] };

/** One spelling of a password, whichever keyboard it was typed on (NIST SP 800-63B asks for it). */
export function normalizedPassword(password: string): string {
  return password.normalize("NFKC");
}

/** Letters and digits alone, so that no hyphen hides a word. */
export function simplified(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}

/** Whether a password has a length that we take. Characters are counted as people count them. */
export function lengthProblem(password: string): "short" | "long" | null {
  const count = [...normalizedPassword(password)].length;
  if (count < passwordLength.min) return "short";
  return count > passwordLength.max ? "long" : null;
}

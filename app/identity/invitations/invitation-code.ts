/** Letters and digits that cannot be confused on paper or aloud: no I, L, O, U, 0 or 1. */
const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const length = 16;

/** A code of 16 letters (78 bits) from random bytes; skips bytes that would favor some letters. */
export function codeFrom(randomBytes: (count: number) => Uint8Array): string {
  const most = 256 - (256 % alphabet.length);
  let code = "";
  while (code.length < length) {
    for (const byte of randomBytes(2 * length)) {
      if (byte < most && code.length < length) code += alphabet[byte % alphabet.length];
    }
  }
  return code;
}

/** In groups of four, as shown and read aloud: "ABCD-EFGH-JKMN-PQRS". */
export function formatCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** Extracts the code from what was typed, ignoring separators; null when it cannot be a code. */
export function codeIn(typed: string): string | null {
  if (typed.length > 100) return null;
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

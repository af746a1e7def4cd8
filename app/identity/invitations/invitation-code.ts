/**
 * Letters and digits of new codes. Without vowels, so that no word comes about, and without what looks alike on paper:
 * of 5 and S, 2 and Z, 8 and B, 6 and G only the letter, and no 0, 1, I, L, O or U.
 */
const alphabet = "BCDFGHJKMNPQRSTVWXYZ3479";
const length = 8;

/** Codes from before this length stay valid until they expire; their alphabet had more. */
const older = { alphabet: "ABCDEFGHJKMNPQRSTVWXYZ23456789", length: 16 };

/** Characters that people confuse with a letter of the alphabet. */
const lookalikes: Record<string, string> = { "5": "S", "2": "Z", "8": "B", "6": "G", U: "V" };

/** A code of 8 letters (36.7 bits) from random bytes; skips bytes that would favor some letters. See the README. */
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

/** In groups of four, as shown and read aloud: "BCDF-GHJK". */
export function formatCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** Extracts the code from what was typed, ignoring separators; null when it cannot be a code. */
export function codeIn(typed: string): string | null {
  if (typed.length > 100) return null;
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  if (letters.length === older.length && isWrittenIn(older.alphabet, letters)) return letters;
  const code = letters.replace(/[5286U]/g, (letter) => lookalikes[letter] ?? letter);
  return code.length === length && isWrittenIn(alphabet, code) ? code : null;
}

const isWrittenIn = (letters: string, code: string) => [...code].every((letter) => letters.includes(letter));

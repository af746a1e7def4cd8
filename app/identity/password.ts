export const passwordLength = { min: 12, max: 128 };

export type PasswordProblem = "short" | "long" | "common" | "repetitive" | "yours";

/** Well known at this length; what people type first when asked for twelve characters, and what our own pages print. */
const common = new Set(
  [
    ...["123456789012", "1234567890123", "12345678901234", "123456789012345", "1234567890123456", "098765432109"],
    ...[
      "qwertyuiop12",
      "qwertyuiop123",
      "qwertyuiopas",
      "qwertyuiopasdfgh",
      "1qaz2wsx3edc",
      "1q2w3e4r5t6y",
      "asdfghjkl123",
    ],
    ...[
      "password1234",
      "password12345",
      "password123456",
      "passwordpassword",
      "password2025",
      "password2026",
      "mypassword123",
    ],
    ...[
      "iloveyou1234",
      "welcome12345",
      "letmein12345",
      "administrator",
      "administrator1",
      "changeme1234",
      "abcdefghijkl",
    ],
    ...[
      "abcdefghijklm",
      "abcd12345678",
      "abc123456789",
      "correcthorsebatterystaple",
      "practicewithdata",
      "soundpractice",
    ],
  ].map(simplified),
);

/** One spelling of a password, whichever keyboard it was typed on (NIST SP 800-63B asks for it). */
export function normalizedPassword(password: string): string {
  return password.normalize("NFKC");
}

/** Why a new password would not protect its owner; null when it would. Any character counts, spaces and emoji too. */
export function passwordProblem(password: string, owner: { email: string; name: string }): PasswordProblem | null {
  const normalized = normalizedPassword(password);
  const characters = [...normalized];
  if (characters.length < passwordLength.min) return "short";
  if (characters.length > passwordLength.max) return "long";
  if (new Set(characters).size < 5) return "repetitive";
  const plain = simplified(normalized);
  if (common.has(plain) || common.has(plain.replace(/\d+$/, ""))) return "common";
  if (ownWords(owner).some((word) => plain.includes(word))) return "yours";
  return null;
}

/** The address, the part before the @, and the whole name: long enough to be no accident. */
function ownWords({ email, name }: { email: string; name: string }): string[] {
  return [email, email.split("@")[0] ?? "", name].map(simplified).filter((word) => [...word].length >= 4);
}

function simplified(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}

const englishNames = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** A language by its code: "Somali" for "so"; the code itself where nobody knows it. */
export function languageInWords(code: string): string {
  return englishNames.of(code) ?? code;
}

/** A language as a form shows it: by its name where that can be typed again, else by its code. */
export function languageToType(code: string): string {
  return codeOf(languageInWords(code)) === code ? languageInWords(code) : code;
}

/**
 * The codes of languages that were typed by their English names or codes, such as "English, vi and Somali", each once;
 * and the first word that is neither.
 */
export function languagesIn(text: string): { codes: string[]; unknown: string | null } {
  const parts = text.split(/[,;/&\n]|\band\b/i).flatMap((part) => (codeOf(part) ? [part] : part.split(/\s+/)));
  const typed = parts.map((part) => part.trim()).filter((part) => part !== "");
  return {
    codes: [...new Set(typed.flatMap((part) => codeOf(part) ?? []))],
    unknown: typed.find((part) => !codeOf(part)) ?? null,
  };
}

function codeOf(typed: string): string | null {
  const word = typed.trim().toLowerCase();
  const code = /^([a-z]{2,3})(?:-[a-z0-9]+)*$/.exec(word)?.[1];
  if (code && englishNames.of(code)) return code;
  return codesByName().get(word) ?? null;
}

/** Languages of families here that have no code of two letters. */
const longCodes = ["ase", "chk", "ckb", "cmn", "fil", "haw", "hmn", "prs", "yue"];

let byName: Map<string, string> | null = null;

/** The platform lists no languages, so every code of two letters is asked for its name, once: 60 ms. */
function codesByName(): Map<string, string> {
  byName ??= new Map(
    [...letters.flatMap((first) => letters.map((second) => first + second)), ...longCodes].flatMap((code) => {
      const name = englishNames.of(code);
      return name ? [[name.toLowerCase(), code] as const] : [];
    }),
  );
  return byName;
}

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

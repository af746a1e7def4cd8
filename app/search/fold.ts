/** Letters that Unicode does not take apart, and what people type for them. The same as in the SQL function `search_fold`. */
const single = { from: "đðøłıħŧɬəςƛʔʻʼ’‘", to: "ddolihtleσl'''''" };
const double: [string, string][] = [
  ["æ", "ae"],
  ["œ", "oe"],
  ["ß", "ss"],
  ["þ", "th"],
];
const singles = new Map([...single.from].map((letter, at) => [letter, single.to[at] ?? letter]));
const letters = new Map([...singles, ...double]);
const isSpecial = new RegExp(`[${[...letters.keys()].join("")}]`, "gu");

/**
 * Text as searching compares it: lower case, without accents, đ-like letters as people type them, apostrophes alike, and
 * without what cannot be seen. `search_fold` is its SQL twin; a test holds them together.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, "")
    .toLowerCase()
    .replace(isSpecial, (letter) => letters.get(letter) ?? letter);
}

/** The words of a search, folded: at most eight, of a hundred characters together. */
export function searchWords(typed: string): string[] {
  return fold(typed.slice(0, 100)).split(/\s+/).filter(Boolean).slice(0, 8);
}

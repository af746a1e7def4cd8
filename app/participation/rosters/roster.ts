import { oneLine } from "#app/http/typed-text.ts";

/** The most lines of a pasted list. */
export const longestRoster = 5_000;

/** The content of a pasted list: different people, and the addresses that some of them have. */
export type PastedRoster = { people: number; emails: string[] };

/**
 * Reads a pasted list, one person a line: a name, an address, or both. Lines with the same address are one person, and
 * so are lines with the same name and no address.
 */
export function readPastedRoster(text: string): PastedRoster {
  const emails = new Set<string>();
  const named = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const words = oneLine(line).toLowerCase();
    const email = /[^\s<>,;"]+@[^\s<>,;"]+\.[^\s<>,;"]+/.exec(words)?.[0];
    if (email) emails.add(email);
    else if (/\p{L}/u.test(words)) named.add(words.replace(/[,;]+/g, " ").replace(/\s+/g, " ").trim());
  }
  return { people: emails.size + named.size, emails: [...emails] };
}

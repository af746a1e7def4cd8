import { oneLine } from "#app/http/typed-text.ts";

/** The most lines of a pasted list. */
export const longestRoster = 5_000;

/** The content of a pasted list: different people, and the addresses that some of them have. */
export type PastedRoster = { people: number; emails: string[] };

/**
 * Reads a pasted list, one person a line: a name, an address, or both. Lines with the same address are one person, and
 * so are lines with the same name where not both have an address.
 */
export function readPastedRoster(text: string): PastedRoster {
  const emails = new Set<string>();
  const named = new Set<string>();
  const namedWithAddress = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const words = oneLine(line).toLowerCase();
    const email = /[^\s<>,;"]+@[^\s<>,;"]+\.[^\s<>,;"]+/.exec(words)?.[0];
    const name = nameIn(email ? words.replace(email, " ") : words);
    if (email) emails.add(email);
    if (name) (email ? namedWithAddress : named).add(name);
  }
  const onlyNamed = [...named].filter((name) => !namedWithAddress.has(name));
  return { people: emails.size + onlyNamed.length, emails: [...emails] };
}

/** The words of a line without what separates them; none where there are no letters. */
const nameIn = (words: string) => (/\p{L}/u.test(words) ? words.replace(/[<>,;"\s]+/g, " ").trim() : "");

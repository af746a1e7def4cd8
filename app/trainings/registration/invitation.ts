import { z } from "zod";

export const mostInvitations = 100;

/** The addresses in a text, each on a line or between commas, in lower case; and what is none. */
export function addressesIn(text: string): { addresses: string[]; wrong: string[] } {
  const parts = text
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^<|>$/g, "").toLowerCase())
    .filter((part) => part !== "");
  const isAddress = (part: string) => part.length <= 254 && z.email().safeParse(part).success;
  const unique = [...new Set(parts)];
  return { addresses: unique.filter(isAddress), wrong: unique.filter((part) => !isAddress(part)) };
}

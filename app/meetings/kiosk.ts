import { fold } from "#app/search/fold.ts";

/** When somebody arrived and when that was sent, both by the clock of the device, in milliseconds. */
export type Arrival = { at: number; sentAt: number };

/**
 * The moment of an arrival by the server's clock: as long before now as it was before the sending by the device's
 * clock, so that a wrong clock does not matter. Now where the device says nothing, or an arrival after the sending.
 */
export function arrivedAt(arrival: Arrival | null, now: Date): Date {
  const ago = arrival ? arrival.sentAt - arrival.at : 0;
  return ago > 0 ? new Date(now.getTime() - ago) : now;
}

type Known = { personId: string; name: string; email: string };

/**
 * The id of the one person whose whole name or e-mail address was typed; a name in any case, with or without accents.
 * Null if nobody has it, or two people have the same name.
 */
export function personIdTyped(typed: string, people: readonly Known[]): string | null {
  const words = wordsOf(typed);
  const fits = typed.includes("@")
    ? people.filter(({ email }) => email.toLowerCase() === typed.trim().toLowerCase())
    : people.filter(({ name }) => words !== "" && wordsOf(name) === words);
  return fits.length === 1 ? (fits[0]?.personId ?? null) : null;
}

const wordsOf = (name: string) =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ");

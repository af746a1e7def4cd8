/** Without vowels, so that no word comes about, and without what looks alike on a screen across a room. */
const alphabet = "BCDFGHJKMNPQRSTVWXYZ3479";
const lookalikes: Record<string, string> = { "5": "S", "2": "Z", "8": "B", "6": "G", U: "V" };

const codeLength = 5;

/** How long a code is on the screen; the one before it still works. */
const codeSeconds = 60;

/** Check-in stays open this long unless a coach closes it. */
export const checkInMinutes = 30;

/** A check-in later than this after the start counts as late. */
export const graceMinutes = 5;

/** The code of a window of time from that window's random bytes. */
export function checkInCode(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, codeLength), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** The window of time that a moment is in. */
export const windowOf = (now: Date): number => Math.floor(now.getTime() / (codeSeconds * 1000));

/** A code as someone typed it: in any case, with spaces, with look-alikes. */
export function typedCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/[5286U]/g, (letter) => lookalikes[letter] ?? letter)
    .slice(0, 20);
}

/** How late someone is who checks in at a moment; null within the grace. */
export function lateMinutesAt(startsAt: Date, now: Date): number | null {
  const late = Math.floor((now.getTime() - startsAt.getTime()) / 60_000);
  return late > graceMinutes ? Math.min(late, 1440) : null;
}

const codeLength = 6;

/** How long a code is on the screen; the one before it still works. */
const codeSeconds = 60;

/** Check-in stays open this long unless a coach closes it. */
export const checkInMinutes = 30;

/** A check-in later than this after the start counts as late. */
export const graceMinutes = 5;

/** The six digits of a window of time, from at least four random bytes of that window. */
export function checkInCode(bytes: Buffer): string {
  return String(bytes.readUInt32BE() % 10 ** codeLength).padStart(codeLength, "0");
}

/** A code as it is shown, in two groups. */
export const shownCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** The window of time that a moment is in. */
export const windowOf = (now: Date): number => Math.floor(now.getTime() / (codeSeconds * 1000));

/** A code as someone typed it, with spaces or hyphens. */
export function typedCode(typed: string): string {
  return typed.normalize("NFKC").replace(/\D/g, "").slice(0, 20);
}

/** How late someone is who checks in at a moment; null within the grace. */
export function lateMinutesAt(startsAt: Date, now: Date): number | null {
  const late = Math.floor((now.getTime() - startsAt.getTime()) / 60_000);
  return late > graceMinutes ? Math.min(late, 1440) : null;
}

/**
 * The clock of every rule about dates: what a verb takes for `now` unless its caller passes a moment. Only tests move
 * it, so that they can live through nine months. SQL follows it through `momentOf` (db/today.server.ts).
 */
let movedBy = 0;

export function currentTime(): Date {
  return new Date(Date.now() + movedBy);
}

/** The moment so many milliseconds after now, or before it if negative. */
export function fromNow(milliseconds: number): Date {
  return new Date(currentTime().getTime() + milliseconds);
}

/** How many milliseconds the clock is ahead of the system's; 0 outside tests. */
export function clockLead(): number {
  return movedBy;
}

/** For tests: moves the clock so many milliseconds ahead of the system's. */
export function moveClock(milliseconds: number): void {
  movedBy = milliseconds;
}

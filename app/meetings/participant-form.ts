import { isId } from "#app/ids/id.ts";
import type { ConfirmedParticipant } from "./participant-file.server.ts";
import type { Stay } from "./participant-file.ts";

/** At most this many rows of a file can be confirmed at once. */
const mostRows = 500;

/** Stays as a hidden field carries them: "0-1200 1500-3600". */
export const staysText = (stays: readonly Stay[]): string => stays.map(({ from, to }) => `${from}-${to}`).join(" ");

/** The rows that a coach confirmed in the preview: `who-N` that name a person, with their stays or minutes. */
export function confirmedIn(form: FormData): ConfirmedParticipant[] {
  const text = (name: string) => String(form.get(name) ?? "");
  const rows = Math.min(mostRows, Number(text("confirmed")) || 0);
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) => {
    const personId = text(`who-${row}`);
    if (!isId(personId)) return [];
    const stays = text(`stays-${row}`)
      .split(" ")
      .flatMap((stay): Stay[] => {
        const match = /^(\d{1,12})-(\d{1,12})$/.exec(stay);
        return match ? [{ from: Number(match[1]), to: Number(match[2]) }] : [];
      });
    const minutes = /^\d{1,4}$/.test(text(`minutes-${row}`)) ? Number(text(`minutes-${row}`)) : null;
    return [{ personId, stays, minutes }];
  });
}

/** What to add to the file's times, as the preview found; null where they did not fit the meeting. */
export function shiftIn(form: FormData): number | null {
  const text = String(form.get("shift") ?? "");
  return /^-?\d{1,12}$/.test(text) ? Number(text) : null;
}

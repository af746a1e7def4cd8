import { minutesIn, readParticipantFile } from "#app/meetings/participant-file.ts";

/** The minutes of each name in a participant file, or what is wrong with it. */
export function minutesByName(text: string) {
  const read = readParticipantFile(text);
  if (typeof read === "string") return read;
  return Object.fromEntries(read.map(({ name, stays, minutes }) => [name, minutes ?? minutesIn(stays)]));
}

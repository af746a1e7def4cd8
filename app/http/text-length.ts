import * as m from "#app/messages/catalog.ts";

/** The length of a text in code points, with one for each line end, as the database counts. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text.replaceAll("\r\n", "\n")) length += 1;
  return length;
}

/** The message for a text that is too long: its length and the excess. Null when it fits. */
export function problemOfLength(text: string, limit: number): string | null {
  const length = lengthOf(text);
  return length > limit ? tooLong(length, limit) : null;
}

export function tooLong(length: number, limit: number): string {
  return m.appTooLong({ length, limit, over: length - limit });
}

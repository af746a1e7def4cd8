import * as m from "#app/messages/catalog.ts";

/** Characters (code points) of a text, with one for each line end, as the database counts them. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text.replaceAll("\r\n", "\n")) length += 1;
  return length;
}

/** What to say of a text that is too long to be kept: how long it is, and by how much. Null while it fits. */
export function problemOfLength(text: string, limit: number): string | null {
  const length = lengthOf(text);
  return length > limit ? tooLong(length, limit) : null;
}

export function tooLong(length: number, limit: number): string {
  return m.appTooLong({ length, limit, over: length - limit });
}

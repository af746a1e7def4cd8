import { keyedHashOf } from "#app/secrets/secrets.server.ts";

/** The key that seals what a person typed on a device: only their signed-in pages are given it. */
export function draftKeyOf(personId: string): string {
  return keyedHashOf("drafts", personId).toString("base64url");
}

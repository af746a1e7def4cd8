import { keyedHashOf } from "#app/secrets/secrets.server.ts";

/** The key that encrypts a person's drafts on a device; only pages of their own session receive it. */
export function draftKeyOf(personId: string): string {
  return keyedHashOf("drafts", personId).toString("base64url");
}

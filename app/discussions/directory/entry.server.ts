import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { deleteEntry, type Said, upsertEntry } from "./queries/entries.server.ts";

/** Puts a person into the directory, or changes what they say of themselves there. */
export async function joinDirectory(db: Db, person: Person, said: Said): Promise<void> {
  await upsertEntry(db, person.id, said);
}

/** Takes a person out of the directory; what they said there is deleted. */
export async function leaveDirectory(db: Db, person: Person): Promise<void> {
  await deleteEntry(db, person.id);
}

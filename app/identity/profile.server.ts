import type { Db } from "#db/client.server.ts";
import type { Language } from "./account.ts";
import { updatePerson } from "./queries/people.server.ts";

/** People say themselves what they are called, where their clock is and which language they prefer. */
export async function reviseProfile(
  db: Db,
  personId: string,
  profile: { name: string; timeZone: string; language: Language },
): Promise<void> {
  await updatePerson(db, personId, profile);
}

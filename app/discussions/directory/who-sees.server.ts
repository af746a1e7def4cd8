import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import { findOwnEntry } from "./queries/entries.server.ts";

/** Says who reads a person's entry in the directory; nothing for those who are not in it. */
export async function directoryWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  if (!(await findOwnEntry(db, person.id))) return [];
  const link = { to: "/community/directory/me", label: m.directoryChange() };
  return [{ id: "directory", title: m.directoryTitle(), lead: m.directoryReaders(), link }];
}

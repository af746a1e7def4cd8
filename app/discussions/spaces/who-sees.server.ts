import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import { listSpaces } from "./queries/spaces.server.ts";
import { readersInWords } from "./space-words.ts";

/** Lists the readers of each of a person's spaces. */
export async function discussionsWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const spaces = await listSpaces(db, person);
  if (spaces.length === 0) return [];
  return [
    {
      id: "community",
      title: m.spacesWhoSeesTitle(),
      lead: m.spacesWhoSeesLead(),
      lines: spaces.map(({ title, kind }) => m.spacesWhoSeesLine({ space: title, readers: readersInWords(kind) })),
      note: m.spacesWhoSeesReports(),
      link: { to: "/community", label: m.spacesTitle() },
    },
  ];
}

import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhoSeesSection } from "#app/personal-data-part/who-sees.ts";
import type { Db } from "#db/client.server.ts";
import { listCycleReaders } from "./queries/who-sees.server.ts";

/** Lists the people who can read a person's cycles of inquiry today. */
export async function inquiryWhoSees(db: Db, person: Person): Promise<WhoSeesSection[]> {
  const cycles = await listCycleReaders(db, person.id);
  const lines = cycles.map(({ title, team, coaches, isPublic, isInLibrary }) => {
    const readers = [...team, ...coaches];
    const named =
      readers.length > 0 ? m.inquiryWhoReads({ title, names: readers.join(", ") }) : m.inquiryOnlyYou({ title });
    return [named, isPublic ? m.inquiryWhoPublic() : "", isInLibrary ? m.inquiryWhoLibrary() : ""]
      .filter(Boolean)
      .join(" ");
  });
  return [
    {
      id: "inquiry",
      title: m.inquiryTitle(),
      ...(lines.length > 0 ? { lines } : { lead: m.inquiryWhoNothing() }),
      note: m.inquiryWhoNobodyElse(),
      link: { to: "/inquiry", label: m.inquiryMine() },
    },
  ];
}

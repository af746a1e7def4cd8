import { sql } from "drizzle-orm";
import type { PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

export const directoryRows = {
  entries: {
    directoryEntries: (id: string) => sql`select setting as "workSetting", works_on as "worksOn",
        can_help as "canHelp", looks_for as "looksFor", languages, shows_email as "showsEmail",
        created_at as "createdAt", updated_at as "updatedAt"
      from directory_entries where person_id = ${id}`,
  },
  outdated: {},
  doubles: {
    directory_entries: ({ keptId, goneId }) => sql`delete from directory_entries x where x.person_id = ${goneId}
      and exists (select 1 from directory_entries kept where kept.person_id = ${keptId})`,
  },
} satisfies PersonalRows;

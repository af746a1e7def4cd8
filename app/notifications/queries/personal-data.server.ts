import { sql } from "drizzle-orm";
import type { MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  notificationChoices: (id: string) => sql`select topic, is_wanted as "isWanted", chosen_at as "chosenAt"
    from notification_choices where person_id = ${id} order by topic`,
};

/** Of two choices about one topic, keeps the newer. */
const doubles: MergeStatements = {
  notification_choices: ({ keptId, goneId }) => sql`delete from notification_choices c using notification_choices o
    where o.topic = c.topic and (
      (c.person_id = ${keptId} and o.person_id = ${goneId} and o.chosen_at > c.chosen_at)
      or (c.person_id = ${goneId} and o.person_id = ${keptId} and o.chosen_at >= c.chosen_at))`,
};

export const notificationRows = { entries, outdated: {}, doubles } satisfies PersonalRows;

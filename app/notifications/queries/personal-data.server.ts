import { sql } from "drizzle-orm";

/** What the download has of each section, in the order in which people would read it. */
export const notificationEntries = {
  notificationChoices: (id: string) => sql`select topic, is_wanted as "isWanted", chosen_at as "chosenAt"
    from notification_choices where person_id = ${id} order by topic`,
};

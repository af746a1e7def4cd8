import { sql } from "drizzle-orm";
import type { MergeStatements, OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  notifications: (
    id: string,
  ) => sql`select kind, place as "where", count, created_at as "createdAt", read_at as "openedAt"
    from notifications where person_id = ${id} order by created_at, id`,
  notificationChoices: (id: string) => sql`select topic, channel, chosen_at as "chosenAt"
    from notification_choices where person_id = ${id} order by topic`,
  notificationSettings: (id: string) => sql`select digest_every as "digestEvery", digest_weekday as "digestWeekday",
      digest_hour as "digestHour", quiet_from as "quietFrom", quiet_until as "quietUntil", has_words as "hasWords",
      changed_at as "changedAt"
    from notification_settings where person_id = ${id}`,
};

/** Of two choices about one topic, and of two settings, keeps the newer; of two notifications about one thing, one. */
const doubles: MergeStatements = {
  notification_choices: ({ keptId, goneId }) => sql`delete from notification_choices c using notification_choices o
    where o.topic = c.topic and (
      (c.person_id = ${keptId} and o.person_id = ${goneId} and o.chosen_at > c.chosen_at)
      or (c.person_id = ${goneId} and o.person_id = ${keptId} and o.chosen_at >= c.chosen_at))`,
  notification_settings: ({ keptId, goneId }) => sql`delete from notification_settings c using notification_settings o
    where (c.person_id = ${keptId} and o.person_id = ${goneId} and o.changed_at > c.changed_at)
      or (c.person_id = ${goneId} and o.person_id = ${keptId} and o.changed_at >= c.changed_at)`,
  notifications: ({ keptId, goneId }) => sql`delete from notifications c using notifications o
    where c.person_id = ${goneId} and o.person_id = ${keptId} and o.kind = c.kind and o.subject_id = c.subject_id`,
};

const outdated = {
  notifications: (before) => ({ table: "notifications", rows: sql`created_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const notificationRows = { entries, outdated, doubles } satisfies PersonalRows;

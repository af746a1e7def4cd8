import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { notificationChoices } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { NotificationTopic } from "../topic.ts";

export async function listChoices(
  db: Db,
  personId: string,
): Promise<{ topic: NotificationTopic; isWanted: boolean }[]> {
  const { topic, isWanted } = notificationChoices;
  return db.select({ topic, isWanted }).from(notificationChoices).where(eq(notificationChoices.personId, personId));
}

/** Saves a choice for each topic; an unchanged one keeps its time. */
export async function upsertChoices(
  db: Db,
  personId: string,
  choices: { topic: NotificationTopic; isWanted: boolean }[],
): Promise<void> {
  await db
    .insert(notificationChoices)
    .values(choices.map((choice) => ({ ...choice, personId })))
    .onConflictDoUpdate({
      target: [notificationChoices.personId, notificationChoices.topic],
      set: { isWanted: sql`excluded.is_wanted`, chosenAt: momentOf() },
      setWhere: sql`${notificationChoices.isWanted} <> excluded.is_wanted`,
    });
}

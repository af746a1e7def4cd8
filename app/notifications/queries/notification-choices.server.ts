import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { notificationChoices } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { Channel, NotificationTopic } from "../topic.ts";

export async function listChoices(db: Db, personId: string): Promise<{ topic: NotificationTopic; channel: Channel }[]> {
  const { topic, channel } = notificationChoices;
  return db.select({ topic, channel }).from(notificationChoices).where(eq(notificationChoices.personId, personId));
}

/** Saves a choice for each topic; an unchanged one keeps its time. */
export async function upsertChoices(
  db: Db,
  personId: string,
  choices: { topic: NotificationTopic; channel: Channel }[],
): Promise<void> {
  if (choices.length === 0) return;
  await db
    .insert(notificationChoices)
    .values(choices.map((choice) => ({ ...choice, personId })))
    .onConflictDoUpdate({
      target: [notificationChoices.personId, notificationChoices.topic],
      set: { channel: sql`excluded.channel`, chosenAt: momentOf() },
      setWhere: sql`${notificationChoices.channel} <> excluded.channel`,
    });
}

export const upsertChannel = (db: Db, personId: string, topic: NotificationTopic, channel: Channel) =>
  upsertChoices(db, personId, [{ topic, channel }]);

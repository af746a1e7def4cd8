import type { Db } from "#db/client.server.ts";
import { listChoices, upsertChoices } from "./queries/notification-choices.server.ts";
import { type NotificationTopic, notificationTopics, wantedByDefault } from "./topic.ts";

export type Choices = Record<NotificationTopic, boolean>;

/** Which topics a person wants by mail: as they chose, or the default where they have not chosen. */
export async function choicesOf(db: Db, personId: string): Promise<Choices> {
  const choices = { ...wantedByDefault };
  for (const { topic, isWanted } of await listChoices(db, personId)) choices[topic] = isWanted;
  return choices;
}

/** Saves which topics a person wants by mail; a topic that is left out is not wanted. */
export async function chooseNotifications(db: Db, personId: string, wanted: ReadonlySet<string>): Promise<void> {
  const choices = notificationTopics.map((topic) => ({ topic, isWanted: wanted.has(topic) }));
  await upsertChoices(db, personId, choices);
}

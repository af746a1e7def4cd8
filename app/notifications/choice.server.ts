import type { Db } from "#db/client.server.ts";
import { listChoices, upsertChoices } from "./queries/notification-choices.server.ts";
import { type NotificationTopic, notificationTopics, wantedByDefault } from "./topic.ts";

export type Choices = Record<NotificationTopic, boolean>;

/** What somebody wants to be told by mail, topic by topic: as they said, or as everybody does who said nothing. */
export async function choicesOf(db: Db, personId: string): Promise<Choices> {
  const choices = { ...wantedByDefault };
  for (const { topic, isWanted } of await listChoices(db, personId)) choices[topic] = isWanted;
  return choices;
}

/** Somebody says what they want to be told by mail; a topic that they leave out is not wanted. */
export async function chooseNotifications(db: Db, personId: string, wanted: ReadonlySet<string>): Promise<void> {
  const choices = notificationTopics.map((topic) => ({ topic, isWanted: wanted.has(topic) }));
  await upsertChoices(db, personId, choices);
}

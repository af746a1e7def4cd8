import type { Db } from "#db/client.server.ts";
import { listChoices, upsertChoices } from "./queries/notification-choices.server.ts";
import { findSettings, upsertSettings } from "./queries/notification-settings.server.ts";
import { defaultSettings, type NotificationSettings } from "./settings.ts";
import { type Channel, defaultChannels, type NotificationTopic, notificationTopics } from "./topic.ts";

export type Choices = Record<NotificationTopic, Channel>;

/** How a person hears of each topic: as they chose, or the default where they have not chosen. */
export async function choicesOf(db: Db, personId: string): Promise<Choices> {
  const choices = { ...defaultChannels };
  for (const { topic, channel } of await listChoices(db, personId)) choices[topic] = channel;
  return choices;
}

export async function settingsOf(db: Db, personId: string): Promise<NotificationSettings> {
  return (await findSettings(db, personId)) ?? defaultSettings;
}

/** Saves how a person hears of topics, and when; a topic that is left out stays as it is. */
export async function chooseNotifications(
  db: Db,
  personId: string,
  choices: Partial<Choices>,
  settings?: NotificationSettings,
): Promise<void> {
  const chosen = notificationTopics.flatMap((topic) => {
    const channel = choices[topic];
    return channel ? [{ topic, channel }] : [];
  });
  await db.transaction(async (db) => {
    await upsertChoices(db, personId, chosen);
    if (settings) await upsertSettings(db, personId, settings);
  });
}

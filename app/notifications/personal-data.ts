import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const notificationData = data.part({
  tables: {
    notifications: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.others("actor_id"),
        ...data.ours("id", "path", "subject_id", "thread", "mail", "mail_since"),
        place: data.exportedAs("notifications", "where"),
        read_at: data.exportedAs("notifications", "openedAt"),
        ...data.exported("notifications", "kind", "count", "created_at"),
      },
    },
    notification_choices: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("is_wanted"),
        ...data.exported("notificationChoices", "topic", "channel", "chosen_at"),
      },
    },
    notification_settings: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("notificationSettings", "digest_every", "digest_weekday", "digest_hour", "quiet_from"),
        ...data.exported("notificationSettings", "quiet_until", "has_words", "changed_at"),
      },
    },
  },
  merge: {
    notifications: { person_id: "moved", actor_id: "moved" },
    notification_choices: { person_id: "moved" },
    notification_settings: { person_id: "moved" },
  },
  retention: {
    notifications: { days: 90, why: "Long enough to find what one was told of; the things themselves stay." },
  },
  sections: {
    notifications: data.section("What you were told in the app: of what kind, where and when.", {
      kind: z.string(),
      where: z.string(),
      count: z.int(),
      createdAt: data.moment,
      openedAt: data.past,
    }),
    notificationChoices: data.section("How you chose to be told of each topic.", {
      topic: z.string(),
      channel: z.string(),
      chosenAt: data.moment,
    }),
    notificationSettings: data.section("When you chose to get mail of notifications, and whether it has words.", {
      digestEvery: z.string(),
      digestWeekday: z.int(),
      digestHour: z.int(),
      quietFrom: z.int().nullable(),
      quietUntil: z.int().nullable(),
      hasWords: z.boolean(),
      changedAt: data.moment,
    }),
  },
  titles: {
    notifications: m.notificationsDataSectionNotifications,
    notificationChoices: m.notificationsDataSectionNotificationChoices,
    notificationSettings: m.notificationsDataSectionNotificationSettings,
  },
  labels: {
    topic: m.notificationsDataFieldTopic,
    channel: m.notificationsDataFieldChannel,
    chosenAt: m.notificationsDataFieldChosenAt,
    where: m.notificationsDataFieldWhere,
    count: m.notificationsDataFieldCount,
    openedAt: m.notificationsDataFieldOpenedAt,
    digestEvery: m.notificationsDataFieldDigestEvery,
    digestWeekday: m.notificationsDataFieldDigestWeekday,
    digestHour: m.notificationsDataFieldDigestHour,
    quietFrom: m.notificationsDataFieldQuietFrom,
    quietUntil: m.notificationsDataFieldQuietUntil,
    hasWords: m.notificationsDataFieldHasWords,
  },
});

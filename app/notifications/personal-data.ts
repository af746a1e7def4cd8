import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const notificationData = data.part({
  tables: {
    notification_choices: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("notificationChoices", "topic", "is_wanted", "chosen_at"),
      },
    },
  },
  merge: {
    notification_choices: { person_id: "moved" },
  },
  retention: {},
  sections: {
    notificationChoices: data.section("What you chose to be told by mail.", {
      topic: z.string(),
      isWanted: z.boolean(),
      chosenAt: data.moment,
    }),
  },
  titles: {
    notificationChoices: m.notificationsDataSectionNotificationChoices,
  },
  labels: {
    topic: m.notificationsDataFieldTopic,
    isWanted: m.notificationsDataFieldIsWanted,
    chosenAt: m.notificationsDataFieldChosenAt,
  },
});

import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { exported, goes, moment, owner, part, section } from "#app/personal-data-part/part.ts";

/** This domain's personal data: how each table is exported, erased and named. */
export const notificationData = part({
  tables: {
    notification_choices: {
      erasure: goes("person_id"),
      columns: { ...owner("person_id"), ...exported("notificationChoices", "topic", "is_wanted", "chosen_at") },
    },
  },
  merge: {
    notification_choices: { person_id: "moved" },
  },
  retention: {},
  sections: {
    notificationChoices: section("What you chose to be told by mail.", {
      topic: z.string(),
      isWanted: z.boolean(),
      chosenAt: moment,
    }),
  },
  titles: {
    notificationChoices: m.takeoutSectionNotificationChoices,
  },
  labels: {
    topic: m.takeoutFieldTopic,
    isWanted: m.takeoutFieldIsWanted,
    chosenAt: m.takeoutFieldChosenAt,
  },
});

import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { exported, goes, moment, ours, owner, part, past, section } from "#app/personal-data-part/part.ts";

/** This domain's personal data: how each table is exported, erased and named. */
export const mailData = part({
  tables: {
    mails: {
      erasure: goes("person_id"),
      columns: {
        ...owner("person_id"),
        ...ours("id", "attempts", "last_problem"),
        sealed_data: { left: "holds links and codes, and goes once it was sent" },
        ...exported("mails", "email", "template", "language", "time_zone", "state", "created_at", "useless_after"),
        ...exported("mails", "settled_at"),
      },
    },
  },
  merge: {
    mails: { person_id: "moved" },
  },
  retention: {
    mails: { days: 30, why: "Long enough to see that mail arrived, or why it did not." },
  },
  sections: {
    mails: section("Mail to you: of what kind and when, not what it said.", {
      email: z.string(),
      template: z.string(),
      language: z.string(),
      timeZone: z.string(),
      state: z.string(),
      createdAt: moment,
      uselessAfter: past,
      settledAt: past,
    }),
  },
  titles: {
    mails: m.takeoutSectionMails,
  },
  labels: {
    template: m.takeoutFieldTemplate,
    uselessAfter: m.takeoutFieldUselessAfter,
    settledAt: m.takeoutFieldSettledAt,
  },
});

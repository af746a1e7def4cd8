import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const mailData = data.part({
  tables: {
    mails: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id", "attempts", "last_problem"),
        sealed_data: { left: "holds links and codes, and goes once it was sent" },
        ...data.exported("mails", "email", "template", "language", "time_zone", "state", "created_at", "useless_after"),
        ...data.exported("mails", "settled_at"),
      },
    },
    mail_stops: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        code: data.exportedAs("mailStops", "serverCode"),
        ...data.exported("mailStops", "email", "reason", "stopped_at"),
      },
    },
  },
  merge: {
    mails: { person_id: "moved" },
    mail_stops: { person_id: "dropped" },
  },
  retention: {
    mails: { days: 30, why: "Long enough to see that mail arrived, or why it did not." },
  },
  sections: {
    mails: data.section("Mail to you: of what kind and when, not what it said.", {
      email: z.string(),
      template: z.string(),
      language: z.string(),
      timeZone: z.string(),
      state: z.string(),
      createdAt: data.moment,
      uselessAfter: data.past,
      settledAt: data.past,
    }),
    mailStops: data.section("An address of yours that takes no mail from us.", {
      email: z.string(),
      reason: z.string(),
      serverCode: data.words,
      stoppedAt: data.moment,
    }),
  },
  titles: {
    mails: m.mailDataSectionMails,
    mailStops: m.mailDataSectionMailStops,
  },
  labels: {
    template: m.mailDataFieldTemplate,
    uselessAfter: m.mailDataFieldUselessAfter,
    settledAt: m.mailDataFieldSettledAt,
    serverCode: m.mailDataFieldServerCode,
    stoppedAt: m.mailDataFieldStoppedAt,
  },
});

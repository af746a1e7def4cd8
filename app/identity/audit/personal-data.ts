import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const auditData = data.part({
  tables: {
    audit_events: {
      erasure: {
        by: "kept",
        because: "It names people by numbers that then belong to nobody, and a record that could be cleaned is none.",
      },
      columns: {
        ...data.ours("id"),
        ...data.exported("activity", "happened_at", "action", "detail"),
        actor_id: data.exportedAs("activity", "isByYou"),
        subject_id: data.exportedAs("activity", "isAboutYou"),
        organization_id: data.exportedAs("activity", "organization"),
      },
    },
  },
  merge: {},
  retention: {
    audit_events: {
      days: 7 * 365 + 2,
      why: "Seven years, as long as records of professional learning stay open to inspection (WAC 181-85-205).",
    },
  },
  sections: {
    activity: data.section(
      "What the record of the site has about you: what you did, and what was done with your data.",
      {
        happenedAt: data.moment,
        action: z.string(),
        isByYou: z.boolean(),
        isAboutYou: z.boolean(),
        organization: data.words,
        detail: z.record(z.string(), z.unknown()),
      },
    ),
  },
  titles: {
    activity: m.auditDataSectionActivity,
  },
  labels: {
    action: m.auditDataFieldAction,
    isByYou: m.auditDataFieldIsByYou,
    isAboutYou: m.auditDataFieldIsAboutYou,
    detail: m.auditDataFieldDetail,
  },
});

import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const record = {
  by: "kept",
  because: "Records of clock hours stay open to inspection for seven calendar years (WAC 181-85-205).",
} as const;

export const creditData = data.part({
  tables: {
    credit_holders: {
      erasure: record,
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id", "created_at"),
        legal_name: data.exportedAs("clockHours", "signedAs"),
      },
    },
    credit_entries: {
      erasure: record,
      columns: {
        ...data.others("recorded_by"),
        ...data.ours("id", "holder_id", "corrects", "client_key"),
        ...data.exported("clockHours", "kind", "minutes", "offered_minutes", "rule", "designations", "earned_on"),
        ...data.exported("clockHours", "reason", "reference", "recorded_at"),
        run_id: data.exportedAs("clockHours", "offering"),
      },
    },
  },
  merge: { credit_holders: { person_id: "moved" }, credit_entries: { recorded_by: "moved" } },
  retention: {},
  sections: {
    clockHours: data.section("Your entries in the ledger of clock hours and other credit.", {
      offering: z.string(),
      signedAs: z.string(),
      kind: z.string(),
      minutes: z.number(),
      offeredMinutes: z.number(),
      rule: z.string(),
      designations: z.array(z.string()),
      earnedOn: data.day,
      reason: data.words,
      reference: data.words,
      recordedAt: data.moment,
    }),
  },
  titles: { clockHours: m.creditDataClockHours },
  labels: {
    offering: m.creditDataOffering,
    signedAs: m.creditDataSignedAs,
    offeredMinutes: m.creditDataOfferedMinutes,
    rule: m.creditDataRule,
    designations: m.creditDataDesignations,
    earnedOn: m.creditDataEarnedOn,
    reference: m.creditDataReference,
  },
});

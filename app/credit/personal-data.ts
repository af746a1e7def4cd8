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
    credentials: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.others("revoked_by"),
        ...data.ours("id", "run_id", "course_id", "status_index", "language"),
        ...data.exported("certificates", "code", "title", "completed_on", "minutes", "issued_at", "renamed_at"),
        ...data.exported("certificates", "revoked_reason"),
        revoked_at: data.exportedAs("certificates", "withdrawnAt"),
        name: data.exportedAs("certificates", "issuedTo"),
      },
    },
    signing_keys: {
      erasure: { by: "nobody", because: "Keys sign for the site." },
      columns: data.secret("kid", "public_jwk", "sealed_private_jwk", "created_at", "retired_at"),
    },
    records_holds: {
      erasure: { by: "kept", because: "A hold belongs to the records that it keeps; it lets go of the account." },
      columns: {
        ...data.owner("placed_by", "lifted_by"),
        ...data.ours("id", "run_id", "reason", "placed_at", "lifted_at", "ends_at", "reminded_at"),
      },
    },
    credit_purges: {
      erasure: { by: "nobody", because: "It counts what was purged." },
      columns: data.ours("id", "before", "entries", "holders", "registrations", "purged_at"),
    },
  },
  merge: {
    credentials: { person_id: "moved", revoked_by: "moved" },
    records_holds: { placed_by: "moved", lifted_by: "moved" },
    credit_holders: { person_id: "moved" },
    credit_entries: { recorded_by: "moved" },
  },
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
    certificates: data.section("Your certificates of completion.", {
      issuedTo: z.string(),
      title: z.string(),
      code: z.string(),
      completedOn: data.day,
      minutes: z.number(),
      issuedAt: data.moment,
      renamedAt: data.past,
      withdrawnAt: data.past,
      revokedReason: data.words,
    }),
  },
  titles: { clockHours: m.creditDataClockHours, certificates: m.creditDataCertificates },
  labels: {
    offering: m.creditDataOffering,
    signedAs: m.creditDataSignedAs,
    offeredMinutes: m.creditDataOfferedMinutes,
    rule: m.creditDataRule,
    designations: m.creditDataDesignations,
    earnedOn: m.creditDataEarnedOn,
    reference: m.creditDataReference,
    issuedTo: m.creditDataIssuedTo,
    code: m.creditDataCode,
    completedOn: m.creditDataCompletedOn,
    issuedAt: m.creditDataIssuedAt,
    renamedAt: m.creditDataRenamedAt,
    revokedReason: m.creditDataRevokedReason,
  },
});

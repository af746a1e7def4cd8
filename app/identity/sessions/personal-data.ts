import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import {
  exported,
  exportedAs,
  goes,
  moment,
  owner,
  part,
  past,
  secret,
  section,
  words,
} from "#app/personal-data-part/part.ts";

/** This domain's personal data: how each table is exported, erased and named. */
export const sessionData = part({
  tables: {
    sessions: {
      erasure: goes("person_id"),
      columns: {
        ...owner("person_id"),
        ...secret("token_hash", "id"),
        ...exported(
          "sessions",
          "expires_at",
          "created_at",
          "last_used_at",
          "device",
          "is_shared",
          "method",
          "proved_at",
        ),
        ...exported("sessions", "second_step_at", "view_as_role"),
        view_as_organization_id: exportedAs("sessions", "viewAsOrganization"),
      },
    },
  },
  merge: {
    sessions: { person_id: "dropped" },
  },
  retention: {
    sessions: { days: 0, why: "An expired session opens nothing." },
  },
  sections: {
    sessions: section("Where you are signed in.", {
      device: words,
      method: z.string(),
      isShared: z.boolean(),
      createdAt: moment,
      lastUsedAt: moment,
      provedAt: moment.describe("When you last proved who you are."),
      secondStepAt: past,
      expiresAt: moment,
      viewAsRole: words,
      viewAsOrganization: words,
    }),
  },
  titles: {
    sessions: m.takeoutSectionSessions,
  },
  labels: {
    device: m.takeoutFieldDevice,
    method: m.takeoutFieldMethod,
    provedAt: m.takeoutFieldProvedAt,
    secondStepAt: m.takeoutFieldSecondStepAt,
    viewAsRole: m.takeoutFieldViewAsRole,
    viewAsOrganization: m.takeoutFieldViewAsOrganization,
  },
});

import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const sessionData = data.part({
  tables: {
    sessions: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.secret("token_hash", "id"),
        ...data.exported(
          "sessions",
          "expires_at",
          "created_at",
          "last_used_at",
          "device",
          "is_shared",
          "method",
          "proved_at",
        ),
        ...data.exported("sessions", "second_step_at", "view_as_role"),
        view_as_organization_id: data.exportedAs("sessions", "viewAsOrganization"),
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
    sessions: data.section("Where you are signed in.", {
      device: data.words,
      method: z.string(),
      isShared: z.boolean(),
      createdAt: data.moment,
      lastUsedAt: data.moment,
      provedAt: data.moment.describe("When you last proved who you are."),
      secondStepAt: data.past,
      expiresAt: data.moment,
      viewAsRole: data.words,
      viewAsOrganization: data.words,
    }),
  },
  titles: {
    sessions: m.sessionsDataSectionSessions,
  },
  labels: {
    device: m.sessionsDataFieldDevice,
    method: m.sessionsDataFieldMethod,
    provedAt: m.sessionsDataFieldProvedAt,
    secondStepAt: m.sessionsDataFieldSecondStepAt,
    viewAsRole: m.sessionsDataFieldViewAsRole,
    viewAsOrganization: m.sessionsDataFieldViewAsOrganization,
  },
});

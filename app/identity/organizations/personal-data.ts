import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const organizationData = data.part({
  tables: {
    memberships: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id"),
        ...data.exported("memberships", "title", "started_on", "ended_on"),
        organization_id: data.exportedAs("memberships", "organization"),
      },
    },
    organization_changes: {
      erasure: { by: "words", because: "It is the organization's history; who changed it and why goes." },
      columns: {
        ...data.owner("changed_by"),
        ...data.ours("id", "other_id", "before", "after", "moved", "undoes"),
        ...data.exported("organizationChanges", "kind", "reason", "changed_at"),
        organization_id: data.exportedAs("organizationChanges", "organization"),
      },
    },
    organizations: {
      erasure: { by: "nobody", because: "Organizations are not people." },
      columns: data.ours(
        "id",
        "name",
        "kind",
        "district_id",
        "is_fictional",
        "closed_at",
        "merged_into_id",
        "created_at",
      ),
    },
  },
  merge: {
    memberships: { person_id: "moved" },
    organization_changes: { changed_by: "moved" },
  },
  retention: {},
  sections: {
    memberships: data.section("Where you work or worked.", {
      organization: z.string(),
      title: data.words,
      startedOn: data.day,
      endedOn: data.day.nullable(),
    }),
    organizationChanges: data.section("What you changed about organizations.", {
      organization: z.string(),
      kind: z.string(),
      reason: data.words,
      changedAt: data.moment,
    }),
  },
  titles: {
    memberships: m.organizationsDataSectionMemberships,
    organizationChanges: m.organizationsDataSectionOrganizationChanges,
  },
  labels: {
    startedOn: m.organizationsDataFieldStartedOn,
    endedOn: m.organizationsDataFieldEndedOn,
  },
});

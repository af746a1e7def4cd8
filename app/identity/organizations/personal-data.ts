import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import {
  day,
  exported,
  exportedAs,
  goes,
  moment,
  ours,
  owner,
  part,
  section,
  words,
} from "#app/personal-data-part/part.ts";

/** This domain's personal data: how each table is exported, erased and named. */
export const organizationData = part({
  tables: {
    memberships: {
      erasure: goes("person_id"),
      columns: {
        ...owner("person_id"),
        ...ours("id"),
        ...exported("memberships", "title", "started_on", "ended_on"),
        organization_id: exportedAs("memberships", "organization"),
      },
    },
    organization_changes: {
      erasure: { by: "words", because: "It is the organization's history; who changed it and why goes." },
      columns: {
        ...owner("changed_by"),
        ...ours("id", "other_id", "before", "after", "moved", "undoes"),
        ...exported("organizationChanges", "kind", "reason", "changed_at"),
        organization_id: exportedAs("organizationChanges", "organization"),
      },
    },
    organizations: {
      erasure: { by: "nobody", because: "Organizations are not people." },
      columns: ours("id", "name", "kind", "district_id", "is_fictional", "closed_at", "merged_into_id", "created_at"),
    },
  },
  merge: {
    memberships: { person_id: "moved" },
    organization_changes: { changed_by: "moved" },
  },
  retention: {},
  sections: {
    memberships: section("Where you work or worked.", {
      organization: z.string(),
      title: words,
      startedOn: day,
      endedOn: day.nullable(),
    }),
    organizationChanges: section("What you changed about organizations.", {
      organization: z.string(),
      kind: z.string(),
      reason: words,
      changedAt: moment,
    }),
  },
  titles: {
    memberships: m.takeoutSectionMemberships,
    organizationChanges: m.takeoutSectionOrganizationChanges,
  },
  labels: {
    startedOn: m.takeoutFieldStartedOn,
    endedOn: m.takeoutFieldEndedOn,
  },
});

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
  past,
  section,
  words,
} from "#app/personal-data-part/part.ts";

const scope = { organization: words, cohort: words };

/** This domain's personal data: how each table is exported, erased and named. */
export const identityData = part({
  tables: {
    people: {
      erasure: goes("id"),
      columns: {
        ...exported("account", "id", "email", "name", "pronouns", "time_zone", "language", "created_at"),
        ...exported("account", "email_verified_at", "erasure_due_at"),
        ...ours("is_demo"),
      },
    },
    cohort_memberships: {
      erasure: goes("person_id"),
      columns: {
        ...owner("person_id"),
        ...exported("cohorts", "joined_on", "left_on"),
        cohort_id: exportedAs("cohorts", "cohort"),
      },
    },
    role_grants: {
      // Erases the reasons that this person wrote about other people's roles; the roles belong to the others.
      erasure: goes("person_id"),
      columns: {
        ...owner("person_id"),
        ...ours("id"),
        ...exported("roles", "role", "granted_by", "reason", "granted_at", "ends_at", "ended_by", "end_reason"),
        organization_id: exportedAs("roles", "organization"),
        cohort_id: exportedAs("roles", "cohort"),
      },
    },
    cohorts: {
      erasure: { by: "nobody", because: "Who belongs to a cohort is in cohort_memberships." },
      columns: ours("id", "name", "starts_on", "ends_on", "created_at"),
    },
    rate_limits: {
      erasure: { by: "nobody", because: "Keys are hashes, and gone within a day." },
      columns: ours("key_hash", "attempts", "window_ends_at"),
    },
  },
  merge: {
    cohort_memberships: { person_id: "moved" },
    role_grants: { person_id: "moved", granted_by: "moved", ended_by: "moved" },
  },
  retention: {
    rate_limits: { days: 0, why: "A window that has ended limits nobody." },
  },
  sections: {
    account: section("Your account. One entry.", {
      id: z.uuid(),
      name: z.string(),
      pronouns: words,
      email: z.string(),
      emailVerifiedAt: past,
      timeZone: z.string(),
      language: z.string(),
      createdAt: moment,
      erasureDueAt: past.describe("When the account will be erased, if you asked for that."),
    }),
    cohorts: section("Cohorts that you learn or learned in.", {
      cohort: z.string(),
      joinedOn: day,
      leftOn: day.nullable(),
    }),
    roles: section("Roles that you hold or held, with who gave and ended them.", {
      role: z.string(),
      ...scope,
      reason: z.string(),
      grantedBy: words,
      grantedAt: moment,
      endsAt: past,
      endedBy: words,
      endReason: words,
    }),
    rolesOfOthers: section("Roles of other people that you gave or ended, in your words. Whose they are is theirs.", {
      role: z.string(),
      ...scope,
      reason: words.describe("If you gave it."),
      grantedAt: moment,
      endsAt: past,
      endReason: words.describe("If you ended it."),
    }),
  },
  titles: {
    account: m.takeoutSectionAccount,
    cohorts: m.takeoutSectionCohorts,
    roles: m.takeoutSectionRoles,
    rolesOfOthers: m.takeoutSectionRolesOfOthers,
  },
  labels: {
    pronouns: m.takeoutFieldPronouns,
    emailVerifiedAt: m.takeoutFieldEmailVerifiedAt,
    erasureDueAt: m.takeoutFieldErasureDueAt,
    joinedOn: m.takeoutFieldJoinedOn,
    leftOn: m.takeoutFieldLeftOn,
    grantedBy: m.takeoutFieldGrantedBy,
    grantedAt: m.takeoutFieldGrantedAt,
    endsAt: m.takeoutFieldEndsAt,
    endedBy: m.takeoutFieldEndedBy,
    endReason: m.takeoutFieldEndReason,
  },
});

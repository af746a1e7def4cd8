import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const identityData = data.part({
  tables: {
    people: {
      erasure: data.goes("id"),
      columns: {
        ...data.exported("account", "id", "email", "name", "pronouns", "time_zone", "language", "created_at"),
        ...data.exported("account", "email_verified_at", "erasure_due_at"),
        ...data.ours("is_demo"),
      },
    },
    cohort_memberships: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("cohorts", "joined_on", "left_on"),
        cohort_id: data.exportedAs("cohorts", "cohort"),
      },
    },
    role_grants: {
      // Erases the reasons that this person wrote about other people's roles; the roles belong to the others.
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id"),
        ...data.exported("roles", "role", "granted_by", "reason", "granted_at", "ends_at", "ended_by", "end_reason"),
        organization_id: data.exportedAs("roles", "organization"),
        cohort_id: data.exportedAs("roles", "cohort"),
      },
    },
    cohorts: {
      erasure: { by: "nobody", because: "Who belongs to a cohort is in cohort_memberships." },
      columns: data.ours("id", "name", "starts_on", "ends_on", "created_at"),
    },
    rate_limits: {
      erasure: { by: "nobody", because: "Keys are hashes, and gone within a day." },
      columns: data.ours("key_hash", "attempts", "window_ends_at"),
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
    account: data.section("Your account. One entry.", {
      id: z.uuid(),
      name: z.string(),
      pronouns: data.words,
      email: z.string(),
      emailVerifiedAt: data.past,
      timeZone: z.string(),
      language: z.string(),
      createdAt: data.moment,
      erasureDueAt: data.past.describe("When the account will be erased, if you asked for that."),
    }),
    cohorts: data.section("Cohorts that you learn or learned in.", {
      cohort: z.string(),
      joinedOn: data.day,
      leftOn: data.day.nullable(),
    }),
    roles: data.section("Roles that you hold or held, with who gave and ended them.", {
      role: z.string(),
      ...data.scope,
      reason: z.string(),
      grantedBy: data.words,
      grantedAt: data.moment,
      endsAt: data.past,
      endedBy: data.words,
      endReason: data.words,
    }),
    rolesOfOthers: data.section(
      "Roles of other people that you gave or ended, in your words. Whose they are is theirs.",
      {
        role: z.string(),
        ...data.scope,
        reason: data.words.describe("If you gave it."),
        grantedAt: data.moment,
        endsAt: data.past,
        endReason: data.words.describe("If you ended it."),
      },
    ),
  },
  titles: {
    account: m.peopleDataSectionAccount,
    cohorts: m.peopleDataSectionCohorts,
    roles: m.peopleDataSectionRoles,
    rolesOfOthers: m.peopleDataSectionRolesOfOthers,
  },
  labels: {
    pronouns: m.peopleDataFieldPronouns,
    emailVerifiedAt: m.peopleDataFieldEmailVerifiedAt,
    erasureDueAt: m.peopleDataFieldErasureDueAt,
    joinedOn: m.peopleDataFieldJoinedOn,
    leftOn: m.peopleDataFieldLeftOn,
    grantedBy: m.peopleDataFieldGrantedBy,
    grantedAt: m.peopleDataFieldGrantedAt,
    endedBy: m.peopleDataFieldEndedBy,
    endReason: m.peopleDataFieldEndReason,
  },
});

import { sql } from "drizzle-orm";
import { joinScope, scopeNames } from "#app/identity/person/queries/scope.server.ts";
import type { ErasureStatements, OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  account: (id: string) => sql`select p.id, p.name, p.pronouns, p.email, p.email_verified_at as "emailVerifiedAt",
    p.time_zone as "timeZone", p.language, p.created_at as "createdAt", p.erasure_due_at as "erasureDueAt"
    from people p where p.id = ${id}`,
  cohorts: (id: string) => sql`select c.name as "cohort", m.joined_on as "joinedOn", m.left_on as "leftOn"
    from cohort_memberships m join cohorts c on c.id = m.cohort_id where m.person_id = ${id} order by m.joined_on, c.id`,
  roles: (
    id: string,
  ) => sql`select g.role, ${scopeNames}, g.reason, giver.name as "grantedBy", g.granted_at as "grantedAt",
    g.ends_at as "endsAt", ender.name as "endedBy", g.end_reason as "endReason"
    from role_grants g ${joinScope(sql`g`)} left join people giver on giver.id = g.granted_by
    left join people ender on ender.id = g.ended_by where g.person_id = ${id} order by g.granted_at, g.id`,
  rolesOfOthers: (
    id: string,
  ) => sql`select g.role, ${scopeNames}, case when g.granted_by = ${id} then g.reason end as "reason",
    g.granted_at as "grantedAt", g.ends_at as "endsAt", case when g.ended_by = ${id} then g.end_reason end as "endReason"
    from role_grants g ${joinScope(sql`g`)} where g.person_id <> ${id} and (g.granted_by = ${id} or g.ended_by = ${id})
    order by g.granted_at, g.id`,
};

/** Erases the reasons that they wrote for other people's roles; keeps the roles. */
const erasure: ErasureStatements = {
  rewrites: {
    role_grants: ({ personId, instead }) => sql`update role_grants
      set reason = case when granted_by = ${personId} then ${instead} else reason end,
        end_reason = case when ended_by = ${personId} then ${instead} else end_reason end
      where person_id <> ${personId} and (granted_by = ${personId} or ended_by = ${personId})`,
  },
};

const outdated = {
  rate_limits: (before) => ({ table: "rate_limits", rows: sql`window_ends_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const identityRows = { entries, outdated, erasure } satisfies PersonalRows;

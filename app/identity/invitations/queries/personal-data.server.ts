import { type SQL, sql } from "drizzle-orm";
import type { ErasureStatements } from "#app/personal-data-part/queries/erasure.server.ts";
import type { MergeStatements } from "#app/personal-data-part/queries/merge.server.ts";
import type { OutdatedRows } from "#app/personal-data-part/queries/retention.server.ts";

const scope = sql`o.name as "organization", c.name as "cohort"`;
const scopes = (of: SQL) =>
  sql`left join organizations o on o.id = ${of}.organization_id left join cohorts c on c.id = ${of}.cohort_id`;
const dates = sql`i.created_at as "createdAt", i.expires_at as "expiresAt", i.revoked_at as "revokedAt"`;

/** The sections of a person's data download, in reading order. */
export const invitationEntries = {
  invitationsReceived: (
    id: string,
    addresses: SQL,
  ) => sql`select i.email, i.name, i.role, ${scope}, i.title, i.starts_on as "startsOn", i.note, ${dates},
    u.used_at as "usedAt" from invitations i ${scopes(sql`i`)}
    left join invitation_uses u on u.invitation_id = i.id and u.person_id = ${id}
    where u.person_id is not null or lower(i.email) in ${addresses} order by i.created_at, i.id`,
  invitationsMade: (
    id: string,
  ) => sql`select i.role, ${scope}, i.title, i.starts_on as "startsOn", i.note, i.uses, i.max_uses as "maxUses", ${dates}
    from invitations i ${scopes(sql`i`)} where i.invited_by = ${id} order by i.created_at, i.id`,
};

/** Deletes invitations that they received; keeps those that they sent, without the note. */
export const invitationErasure: ErasureStatements = {
  deletes: {
    invitations: ({ personId, emails }) => sql`delete from invitations i where lower(i.email) = any(${emails})
      or (i.email is not null and exists (
        select 1 from invitation_uses u where u.invitation_id = i.id and u.person_id = ${personId})) returning 1`,
  },
  rewrites: {
    invitations: ({ personId }) =>
      sql`update invitations set note = null where invited_by = ${personId} and note is not null`,
  },
};

/** The rows that each retention rule deletes. */
export const invitationOutdated = {
  invitations: (age) => ({
    table: "invitations",
    rows: sql`least(expires_at, coalesce(revoked_at, expires_at)) <= now() - ${age}`,
  }),
} satisfies Record<string, OutdatedRows>;

/** Of two uses of one invitation, keeps that of the kept account. */
export const invitationDoubles: MergeStatements = {
  invitation_uses: ({ keptId, goneId }) => sql`delete from invitation_uses u using invitation_uses o
    where o.invitation_id = u.invitation_id and u.person_id = ${goneId} and o.person_id = ${keptId}`,
};

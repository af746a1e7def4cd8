import { type SQL, sql } from "drizzle-orm";
import { joinScope, scopeNames } from "#app/identity/person/queries/scope.server.ts";
import type {
  ErasureStatements,
  MergeStatements,
  OutdatedRows,
  PersonalRows,
} from "#app/personal-data-part/queries/rows.server.ts";

const dates = sql`i.created_at as "createdAt", i.expires_at as "expiresAt", i.revoked_at as "revokedAt"`;

const entries = {
  invitationsReceived: (
    id: string,
    addresses: SQL,
  ) => sql`select i.email, i.name, i.role, ${scopeNames}, i.title, i.starts_on as "startsOn", i.note, ${dates},
    u.used_at as "usedAt" from invitations i ${joinScope(sql`i`)}
    left join invitation_uses u on u.invitation_id = i.id and u.person_id = ${id}
    where u.person_id is not null or lower(i.email) in ${addresses} order by i.created_at, i.id`,
  invitationsMade: (
    id: string,
  ) => sql`select i.role, ${scopeNames}, i.title, i.starts_on as "startsOn", i.note, i.uses, i.max_uses as "maxUses", ${dates}
    from invitations i ${joinScope(sql`i`)} where i.invited_by = ${id} order by i.created_at, i.id`,
};

/** Deletes invitations that they received; keeps those that they sent, without the note. */
const erasure: ErasureStatements = {
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

const outdated = {
  invitations: (before) => ({
    table: "invitations",
    rows: sql`least(expires_at, coalesce(revoked_at, expires_at)) <= ${before}`,
  }),
} satisfies Record<string, OutdatedRows>;

/** Of two uses of one invitation, keeps that of the kept account. */
const doubles: MergeStatements = {
  invitation_uses: ({ keptId, goneId }) => sql`delete from invitation_uses u using invitation_uses o
    where o.invitation_id = u.invitation_id and u.person_id = ${goneId} and o.person_id = ${keptId}`,
};

export const invitationRows = { entries, outdated, erasure, doubles } satisfies PersonalRows;

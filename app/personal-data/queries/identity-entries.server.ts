import { type SQL, sql } from "drizzle-orm";
import type { SectionName } from "../format.ts";
import { addressesOf } from "./addresses.server.ts";

const scope = sql`o.name as "organization", c.name as "cohort"`;
const scopes = (of: SQL) =>
  sql`left join organizations o on o.id = ${of}.organization_id left join cohorts c on c.id = ${of}.cohort_id`;
/** The person, and accounts that became theirs. */
const everOf = (id: string) =>
  sql`any(array(select ${id}::uuid union select gone_id from account_merges where kept_id = ${id}))`;

const dates = sql`i.created_at as "createdAt", i.expires_at as "expiresAt", i.revoked_at as "revokedAt"`;

/** Who they are, where they belong, how they sign in and what the site wrote down about it. */
export const identityEntries = {
  account: (id) => sql`select p.id, p.name, p.pronouns, p.email, p.email_verified_at as "emailVerifiedAt",
    p.time_zone as "timeZone", p.language, p.created_at as "createdAt", p.erasure_due_at as "erasureDueAt"
    from people p where p.id = ${id}`,
  passwords: (id) => sql`select changed_at as "changedAt" from passwords where person_id = ${id}`,
  authenticatorApps: (id) => sql`select created_at as "createdAt", confirmed_at as "confirmedAt",
    last_used_step as "lastUsedStep" from totp_secrets where person_id = ${id}`,
  recoveryCodes: (id) => sql`select created_at as "createdAt", used_at as "usedAt" from recovery_codes
    where person_id = ${id} order by created_at, used_at`,
  passkeys: (id) => sql`select name, transports, is_backed_up as "isBackedUp", counter, created_at as "createdAt",
    last_used_at as "lastUsedAt" from passkeys where person_id = ${id} order by created_at, id`,
  connectedSignIns: (id) => sql`select issuer, subject, email, created_at as "createdAt", last_used_at as "lastUsedAt"
    from connected_sign_ins where person_id = ${id} order by created_at, id`,
  sessions: (id) => sql`select s.device, s.method, s.is_shared as "isShared", s.created_at as "createdAt",
    s.last_used_at as "lastUsedAt", s.proved_at as "provedAt", s.second_step_at as "secondStepAt",
    s.expires_at as "expiresAt", s.view_as_role as "viewAsRole", o.name as "viewAsOrganization"
    from sessions s left join organizations o on o.id = s.view_as_organization_id
    where s.person_id = ${id} order by s.created_at, s.id`,
  emailChanges: (id) => sql`select old_email as "oldEmail", new_email as "newEmail", changed_at as "changedAt",
    undo_until as "undoUntil", undone_at as "undoneAt" from email_changes where person_id = ${id} order by changed_at`,
  mailProofs: (id) => sql`select purpose, email, code_tries as "codeTries",
    is_shared as "isShared", created_at as "createdAt",
    expires_at as "expiresAt", used_at as "usedAt" from mail_proofs
    where person_id = ${id} or (person_id is null and lower(email) in ${addressesOf(id)}) order by created_at, id`,
  memberships: (
    id,
  ) => sql`select o.name as "organization", m.title, m.started_on as "startedOn", m.ended_on as "endedOn"
    from memberships m join organizations o on o.id = m.organization_id
    where m.person_id = ${id} order by m.started_on, m.id`,
  cohorts: (id) => sql`select c.name as "cohort", m.joined_on as "joinedOn", m.left_on as "leftOn"
    from cohort_memberships m join cohorts c on c.id = m.cohort_id where m.person_id = ${id} order by m.joined_on, c.id`,
  roles: (id) => sql`select g.role, ${scope}, g.reason, giver.name as "grantedBy", g.granted_at as "grantedAt",
    g.ends_at as "endsAt", ender.name as "endedBy", g.end_reason as "endReason"
    from role_grants g ${scopes(sql`g`)} left join people giver on giver.id = g.granted_by
    left join people ender on ender.id = g.ended_by where g.person_id = ${id} order by g.granted_at, g.id`,
  rolesOfOthers: (id) => sql`select g.role, ${scope}, case when g.granted_by = ${id} then g.reason end as "reason",
    g.granted_at as "grantedAt", g.ends_at as "endsAt", case when g.ended_by = ${id} then g.end_reason end as "endReason"
    from role_grants g ${scopes(sql`g`)} where g.person_id <> ${id} and (g.granted_by = ${id} or g.ended_by = ${id})
    order by g.granted_at, g.id`,
  invitationsReceived: (
    id,
  ) => sql`select i.email, i.name, i.role, ${scope}, i.title, i.starts_on as "startsOn", i.note, ${dates},
    u.used_at as "usedAt" from invitations i ${scopes(sql`i`)}
    left join invitation_uses u on u.invitation_id = i.id and u.person_id = ${id}
    where u.person_id is not null or lower(i.email) in ${addressesOf(id)} order by i.created_at, i.id`,
  invitationsMade: (
    id,
  ) => sql`select i.role, ${scope}, i.title, i.starts_on as "startsOn", i.note, i.uses, i.max_uses as "maxUses", ${dates}
    from invitations i ${scopes(sql`i`)} where i.invited_by = ${id} order by i.created_at, i.id`,
  imports: (id) => sql`select file_name as "fileName", kind, ignored_columns as "ignoredColumns",
    mails_invitations as "mailsInvitations", state, row_count as "rowCount", problem_count as "problemCount",
    counts, created_at as "createdAt", finished_at as "finishedAt" from imports where started_by = ${id}
    order by created_at, id`,
  organizationChanges: (id) => sql`select o.name as "organization", h.kind, h.reason, h.changed_at as "changedAt"
    from organization_changes h join organizations o on o.id = h.organization_id where h.changed_by = ${id} order by h.id`,
  maintenanceNotices: (id) => sql`select maintenance_since as "since", maintenance_until as "until",
    maintenance_message as "message" from site_state where maintenance_by = ${id}`,
  activity: (
    id,
  ) => sql`select a.happened_at as "happenedAt", a.action, coalesce(a.actor_id = ${everOf(id)}, false) as "isByYou",
    coalesce(a.subject_id = ${everOf(id)}, false) as "isAboutYou", o.name as "organization", a.detail
    from audit_events a left join organizations o on o.id = a.organization_id
    where a.actor_id = ${everOf(id)} or a.subject_id = ${everOf(id)} order by a.id`,
  accountMerges: (id) => sql`select gone_id as "goneId", merged_at as "mergedAt", counts from account_merges
    where kept_id = ${id} order by merged_at`,
  mails: (id) => sql`select email, template, language, time_zone as "timeZone", state, created_at as "createdAt",
    useless_after as "uselessAfter", settled_at as "settledAt" from mails
    where person_id = ${id} or (person_id is null and lower(email) in ${addressesOf(id)}) order by created_at, id`,
  notificationChoices: (id) => sql`select topic, is_wanted as "isWanted", chosen_at as "chosenAt"
    from notification_choices where person_id = ${id} order by topic`,
  dataExports: (id) => sql`select state, created_at as "createdAt", finished_at as "finishedAt",
    expires_at as "expiresAt" from data_exports where person_id = ${id} order by created_at`,
  erasures: (id) => sql`select requested_at as "requestedAt", due_at as "dueAt", cancelled_at as "cancelledAt"
    from erasures where person_id = ${id} order by requested_at`,
} satisfies Partial<Record<SectionName, (personId: string) => SQL>>;

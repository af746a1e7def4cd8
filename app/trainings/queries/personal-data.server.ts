import { sql } from "drizzle-orm";
import type { ErasureStatements, MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const run = sql`t.title as "training", t.starts_at as "startsAt"`;

const entries = {
  trainings: (id: string) => sql`select ${run}, o.name as "organization", r.state, r.queued_at as "queuedAt",
    r.offer_ends_at as "offerEndsAt", r.credit, r.legal_name as "legalName", r.pdenroller_email as "pdenrollerEmail",
    r.certificate_number as "certificateNumber", r.stars_id as "starsId", r.signature,
    r.claimed_minutes as "claimedMinutes", r.signed_at as "signedAt",
    r.terms_accepted_at as "termsAcceptedAt", r.approval, r.approval_at as "approvalAt", r.state_since as "stateSince",
    r.created_at as "createdAt" from training_registrations r join training_runs t on t.id = r.run_id
    left join organizations o on o.id = r.organization_id where r.person_id = ${id} order by t.starts_at, r.id`,
  trainingHistory: (id: string) => sql`select ${run}, e.state, e.reason, e.at as "happenedAt"
    from training_registration_events e join training_registrations r on r.id = e.registration_id
    join training_runs t on t.id = r.run_id where r.person_id = ${id} order by e.id`,
  courseWork: (id: string) => sql`select ${run}, w.event as "workEvent", w.text, w.at as "happenedAt"
    from course_run_work w join training_registrations r on r.id = w.registration_id
    join training_runs t on t.id = r.run_id where r.person_id = ${id} order by w.at, r.id, w.number`,
  trainingNeeds: (id: string) => sql`select ${run}, n.kind, n.text, n.is_met as "isMet" from training_needs n
    join training_registrations r on r.id = n.registration_id join training_runs t on t.id = r.run_id
    where r.person_id = ${id} order by t.starts_at, r.id, n.kind`,
  facilitating: (id: string) => sql`select ${run}, f.name as "facilitator", f.qualification
    from training_run_facilitators f join training_runs t on t.id = f.run_id
    where f.person_id = ${id} order by t.starts_at, f.id`,
};

const erasure: ErasureStatements = {
  deletes: {
    training_invitations: ({ personId, emails }) => sql`delete from training_invitations
      where invited_by = ${personId} or email = any(${emails}) returning 1`,
    training_registrations: ({ emails }) => sql`delete from training_registrations
      where person_id is null and lower(walk_in_email) = any(${emails}) returning 1`,
  },
  rewrites: {
    training_run_facilitators: ({ personId, instead }) =>
      sql`update training_run_facilitators set name = ${instead}, qualification = ${instead} where person_id = ${personId}`,
  },
};

/** Where both accounts registered for a run, the kept account's registration stays. */
const doubles: MergeStatements = {
  training_registrations: ({ keptId, goneId }) => sql`delete from training_registrations r
    using training_registrations o where o.run_id = r.run_id and r.person_id = ${goneId} and o.person_id = ${keptId}`,
};

export const trainingRows = { entries, outdated: {}, erasure, doubles } satisfies PersonalRows;

import { sql } from "drizzle-orm";
import type { MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  clockHours: (id: string) => sql`select t.title as "offering", h.legal_name as "signedAs", e.kind, e.minutes,
    e.offered_minutes as "offeredMinutes", e.rule, e.designations, e.earned_on as "earnedOn", e.reason, e.reference,
    e.recorded_at as "recordedAt" from credit_entries e join credit_holders h on h.id = e.holder_id
    join training_runs t on t.id = e.run_id where h.person_id = ${id} order by e.earned_on, e.id`,
  certificates: (id: string) => sql`select c.name as "issuedTo", c.title, c.code, c.completed_on as "completedOn",
    c.minutes, c.issued_at as "issuedAt", c.renamed_at as "renamedAt", c.revoked_at as "withdrawnAt",
    c.revoked_reason as "revokedReason" from credentials c where c.person_id = ${id} order by c.completed_on, c.id`,
};

/** Where both accounts hold credit, the entries move to the kept holder and the other one goes. */
const doubles: MergeStatements = {
  credit_entries: ({ keptId, goneId }) => sql`with allowed as (
      select set_config('sound_practice.ledger', 'merge', true))
    update credit_entries e set holder_id = kept.id from allowed, credit_holders kept, credit_holders gone
    where e.holder_id = gone.id and gone.person_id = ${goneId} and kept.person_id = ${keptId}`,
  credit_holders: ({ keptId, goneId }) => sql`delete from credit_holders h where h.person_id = ${goneId}
    and exists (select 1 from credit_holders kept where kept.person_id = ${keptId})`,
  credentials: ({ keptId, goneId }) => sql`delete from credentials c using credentials kept
    where c.person_id = ${goneId} and kept.person_id = ${keptId}
      and (kept.run_id = c.run_id or kept.course_id = c.course_id)`,
};

export const creditRows = { entries, outdated: {}, doubles } satisfies PersonalRows;

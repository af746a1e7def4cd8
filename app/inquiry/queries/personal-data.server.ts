import { sql } from "drizzle-orm";
import type { ErasureStatements, MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";
import { isInTeam, isInvited } from "./access.server.ts";

/** The cycles whose team a person is in today. */
const teamed = (id: string) =>
  sql`(select t.cycle_id from inquiry_members t where t.person_id = ${id} and ${isInTeam("t")})`;

const cycle = sql`x.cycle_id as "cycleId", c.title as "cycle"`;
const joined = sql`join inquiry_cycles c on c.id = x.cycle_id`;

const entries = {
  // A person who is only invited, or has left, is given the title and nothing else.
  inquiryCycles: (id: string) => sql`select c.id, c.number, c.kind, c.title,
    case when t.is_in then c.starts_on end as "firstDay", case when t.is_in then c.ends_on end as "endsOn",
    case when t.is_in then c.data_every end as "dataEvery", case when t.is_in then c.locked_at end as "lockedAt",
    case when t.is_in then c.decision end as "decision", case when t.is_in then c.decided_at end as "decisionAt",
    o.name as "organization", k.name as "sharedCohort", p.name as "invitedBy", m.invited_at as "askedAt",
    m.joined_at as "joinedAt", m.left_at as "leftTeamAt", c.created_at as "createdAt", c.updated_at as "updatedAt"
    from inquiry_members m join inquiry_cycles c on c.id = m.cycle_id
    cross join lateral (select ${isInTeam("m")} as is_in) t
    left join organizations o on o.id = c.organization_id and t.is_in
    left join cohorts k on k.id = c.shared_cohort_id and t.is_in
    left join people p on p.id = m.invited_by
    where m.person_id = ${id} order by c.created_at, c.id`,
  inquiryTexts: (
    id: string,
  ) => sql`select ${cycle}, x.step as "cycleStep", x.revision, x.texts as "written", p.name as "writtenBy",
    x.saved_at as "savedAt" from inquiry_texts x ${joined} left join people p on p.id = x.saved_by
    where x.saved_by = ${id} or x.cycle_id in ${teamed(id)} order by x.cycle_id, x.step, x.revision`,
  inquiryQuestions: (id: string) => sql`select ${cycle}, x.position, x.question as "learningQuestion", x.prediction
    from inquiry_questions x ${joined} where x.cycle_id in ${teamed(id)} order by x.cycle_id, x.position`,
  inquiryMeasures: (id: string) => sql`select ${cycle}, x.position, x.name, x.definition, x.unit, x.kind,
    x.predicted_low as "predictedLow", x.predicted_high as "predictedHigh"
    from inquiry_measures x ${joined} where x.cycle_id in ${teamed(id)} order by x.cycle_id, x.position`,
  inquiryEntries: (id: string) => sql`select x.id, ${cycle}, s.name as "measureName", x.happened_on as "happenedOn",
    x.value as "measured", x.out_of as "outOf", x.text, x.mark, p.name as "recordedBy", x.recorded_at as "recordedAt",
    x.removed_at as "removedAt", r.name as "removedBy"
    from inquiry_entries x ${joined} left join inquiry_measures s on s.id = x.measure_id
    left join people p on p.id = x.recorded_by left join people r on r.id = x.removed_by
    where x.recorded_by = ${id} or x.cycle_id in ${teamed(id)} order by x.cycle_id, x.happened_on, x.recorded_at, x.id`,
};

/** A cycle goes with the last member of its team. */
const erasure: ErasureStatements = {
  deletes: {
    inquiry_cycles: ({ personId }) => sql`delete from inquiry_cycles where id in ${teamed(personId)}
      and not exists (select 1 from inquiry_members other where other.cycle_id = inquiry_cycles.id
        and other.person_id <> ${personId} and ${isInTeam("other")}) returning 1`,
  },
};

/** A team that both accounts were in has the person once: as a member, else as invited, else as a former member. */
const doubles: MergeStatements = {
  inquiry_members: ({ keptId, goneId }) => sql`delete from inquiry_members x using inquiry_members other
    where other.cycle_id = x.cycle_id and (
      (x.person_id = ${goneId} and other.person_id = ${keptId} and ${standing("x")} <= ${standing("other")})
      or (x.person_id = ${keptId} and other.person_id = ${goneId} and ${standing("x")} < ${standing("other")}))`,
};

const standing = (alias: string) => sql`case when ${isInTeam(alias)} then 2 when ${isInvited(alias)} then 1 else 0 end`;

export const inquiryRows = { entries, outdated: {}, erasure, doubles } satisfies PersonalRows;

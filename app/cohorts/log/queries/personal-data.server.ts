import { sql } from "drizzle-orm";
import type { ErasureStatements, MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const cohort = sql`join cohorts c on c.id = x.cohort_id`;

const entries = {
  contacts: (id: string) => sql`select c.name as "cohort", x.kind, x.began_at as "beganAt", x.minutes, x.mode, x.focus,
    x.strategies, x.barriers, x.language, x.summary, x.created_at as "createdAt" from coaching_contacts x ${cohort}
    where x.recorded_by = ${id} or exists (select 1 from contact_people p
      where p.contact_id = x.id and p.person_id = ${id}) order by x.began_at, x.id`,
  observations: (
    id: string,
  ) => sql`select c.name as "cohort", x.observed_on as "observedOn", x.person_id = ${id} as "isOfYou",
    x.evidence, x.question as "askedQuestion", x.created_at as "createdAt", x.seen_at as "readByThemAt"
    from coaching_observations x ${cohort} where x.person_id = ${id} or x.coach_id = ${id}
    order by x.created_at, x.id`,
  threadMessages: (id: string) => sql`select c.name as "cohort", coalesce(x.author_id = ${id}, false) as "isMine",
    x.body, x.sent_at as "sentAt" from thread_messages x ${cohort}
    where x.person_id = ${id} or x.author_id = ${id} order by x.sent_at, x.id`,
  nudges: (id: string) => sql`select c.name as "cohort", x.person_id = ${id} as "isToYou", x.sent_at as "sentAt"
    from nudges x ${cohort} where x.person_id = ${id} or x.sent_by = ${id} order by x.sent_at, x.id`,
};

/** Erases what they wrote as a coach in other people's records. */
const erasure: ErasureStatements = {
  rewrites: {
    coaching_contacts: ({ personId }) =>
      sql`update coaching_contacts set summary = null where recorded_by = ${personId} and summary is not null`,
    coaching_observations: ({ personId, instead }) => sql`update coaching_observations
      set evidence = ${instead}, question = ${instead} where coach_id = ${personId}`,
    thread_messages: ({ personId, instead }) =>
      sql`update thread_messages set body = ${instead} where author_id = ${personId}`,
  },
};

const doubles: MergeStatements = {
  contact_people: ({ keptId, goneId }) => sql`delete from contact_people x using contact_people kept
    where kept.contact_id = x.contact_id and x.person_id = ${goneId} and kept.person_id = ${keptId}`,
  reflection_marks: ({ keptId, goneId }) => sql`delete from reflection_marks x using reflection_marks kept
    where kept.reflection_id = x.reflection_id and x.reader_id = ${goneId} and kept.reader_id = ${keptId}`,
};

export const coachingRows = { entries, outdated: {}, erasure, doubles } satisfies PersonalRows;

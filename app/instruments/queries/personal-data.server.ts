import { sql } from "drizzle-orm";
import type { MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  instruments: (
    id: string,
  ) => sql`select i.run_id as "runId", r.definition ->> 'title' as title, coalesce(r.about, c.name) as about,
    i.has_answered as "hasAnswered", a.answers from instrument_participants i
    join instrument_runs r on r.id = i.run_id left join cohorts c on c.id = r.cohort_id
    left join instrument_answers a on a.run_id = i.run_id and a.person_id = i.person_id
    where i.person_id = ${id} order by r.opens_on, r.id`,
};

/** Of two accounts that were asked the same, the kept one stays asked, and has answered if either has. */
const doubles: MergeStatements = {
  instrument_answers: ({ keptId, goneId }) => sql`delete from instrument_answers a using instrument_answers k
    where a.person_id = ${goneId} and k.person_id = ${keptId} and k.run_id = a.run_id`,
  instrument_participants: ({ keptId, goneId }) => sql`delete from instrument_participants a
    using instrument_participants k where k.run_id = a.run_id and (
      (a.person_id = ${goneId} and k.person_id = ${keptId} and (k.has_answered or not a.has_answered))
      or (a.person_id = ${keptId} and k.person_id = ${goneId} and k.has_answered and not a.has_answered))`,
};

export const instrumentRows = { entries, outdated: {}, doubles } satisfies PersonalRows;

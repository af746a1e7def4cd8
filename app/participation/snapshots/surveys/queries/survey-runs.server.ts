import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment } from "#db/today.server.ts";
import { type SurveyRun, surveyKinds } from "../survey.ts";

/**
 * The sendings whose last day was in a period, with their answers: a job reads them, and only averages leave it. The
 * period has to be over, so that nobody can answer them any more.
 */
export async function listSurveyRuns(db: Db, period: { startsOn: string; endsOn: string }): Promise<SurveyRun[]> {
  const lastDay = sql`coalesce(${dayOfMoment(sql`r.closed_at`)}, r.closes_on)`;
  const rows = await db.execute<SurveyRun>(sql`select r.slug, r.definition,
      (select count(*) from instrument_participants p where p.run_id = r.id)::int as asked,
      (select count(*) from instrument_participants p where p.run_id = r.id and p.has_answered)::int as answered,
      coalesce((select json_agg(a.answers) from instrument_answers a where a.run_id = r.id), '[]') as answers
    from instrument_runs r
    where ${lastDay} between ${period.startsOn}::date and ${period.endsOn}::date
      and r.definition ->> 'kind' = any(${sql.param([...surveyKinds])}::text[])
    order by ${lastDay}, r.id`);
  return [...rows];
}

import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment } from "#db/today.server.ts";
import type { DaysToFinish } from "../slice.ts";

/**
 * Days from beginning a course to finishing it for the first time, of everyone who finished in a period: the middle one
 * and those between which the middle half are, by course; null for all courses together.
 */
export async function findDaysToFinish(
  db: Db,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): Promise<Map<string | null, DaysToFinish>> {
  const finishedOn = dayOfMoment(sql`f.happened_at`);
  const rows = await db.execute<DaysToFinish & { courseId: string | null }>(sql`select d.course_id as "courseId",
      count(*)::int as people, percentile_cont(0.5) within group (order by d.days) as median,
      percentile_cont(0.25) within group (order by d.days) as low,
      percentile_cont(0.75) within group (order by d.days) as high
    from (select f.course_id, ${finishedOn} - ${dayOfMoment(sql`e.enrolled_at`)} as days
      from course_facts f join enrollments e on e.person_id = f.person_id and e.course_id = f.course_id
      where f.sequence = 1 and f.happened_at >= e.enrolled_at and ${finishedOn} between ${startsOn}::date and ${endsOn}::date) d
    group by grouping sets ((d.course_id), ())`);
  return new Map(rows.flatMap(({ courseId, ...spread }) => (spread.people > 0 ? [[courseId, spread]] : [])));
}

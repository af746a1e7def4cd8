import { sql } from "drizzle-orm";
import type { MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  readingOffers: (id: string) => sql`select x.course_id as "courseId", c.title as "course", x.since,
    x.closed_at as "offerClosedAt" from reading_offers x left join courses c on c.id = x.course_id
    where x.person_id = ${id} order by x.since, x.course_id`,
  reflectionReaders: (id: string) => sql`select x.id, x.reflection_id as "reflectionId", c.title as "course",
    case when x.reader_id = ${id} then 'reader' else 'author' end as "part", x.asked_at as "since", x.ended_at as "endedAt", x.ending,
    case when x.reported_by = ${id} then x.report end as "report"
    from reflection_readers x join reflections r on r.id = x.reflection_id
    left join courses c on c.id = r.course_id
    where x.reader_id = ${id} or r.person_id = ${id} order by x.asked_at, x.id`,
};

/** A course has one offer of a person, and nobody is the reader of their own page. */
const doubles: MergeStatements = {
  reading_offers: ({ keptId, goneId }) => sql`delete from reading_offers o using reading_offers k
    where o.person_id = ${goneId} and k.person_id = ${keptId} and k.course_id = o.course_id`,
  reflection_readers: ({ keptId, goneId }) => sql`delete from reflection_readers x using reflections r
    where r.id = x.reflection_id and r.person_id in (${keptId}, ${goneId}) and x.reader_id in (${keptId}, ${goneId})`,
};

export const readersRows = { entries, outdated: {}, doubles } satisfies PersonalRows;

import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Check } from "#app/notifications/check.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { reflectionReaders } from "#db/schema/readers.ts";
import { mostChoices, mostOpenReadings, type ReadingEnd } from "../reading.ts";

export type Reading = {
  id: string;
  readerId: string;
  readerName: string;
  isInstructor: boolean;
  askedAt: string;
  ending: ReadingEnd | null;
  endedAt: string | null;
  /** When the reader first answered. */
  answeredAt: string | null;
};

const columns = sql`x.id, x.reader_id as "readerId", p.name as "readerName", x.is_instructor as "isInstructor",
  to_json(x.asked_at) #>> '{}' as "askedAt", x.ending, to_json(x.ended_at) #>> '{}' as "endedAt",
  (select to_json(min(a.created_at)) #>> '{}' from reflection_replies a
    where a.reflection_id = x.reflection_id and a.author_id = x.reader_id and a.created_at >= x.asked_at) as "answeredAt"`;

/** The readers whom an author chose for a reflection, the latest first, at most 20. */
export async function listReadings(db: Db, reflectionId: string): Promise<Reading[]> {
  return db.execute<Reading>(sql`select ${columns} from reflection_readers x join people p on p.id = x.reader_id
    where x.reflection_id = ${reflectionId} order by x.asked_at desc, x.id limit 20`);
}

/** What this person was asked to read of a reflection, while they may read it. */
export async function findReadingFor(db: Db, readerId: string, reflectionId: string): Promise<Reading | null> {
  if (!isId(reflectionId)) return null;
  const [row] = await db.execute<Reading>(sql`select ${columns} from reflection_readers x
    join people p on p.id = x.reader_id
    where x.reflection_id = ${reflectionId} and x.reader_id = ${readerId} and x.ended_at is null`);
  return row ?? null;
}

export type AskedReading = {
  reflectionId: string;
  authorName: string;
  courseId: string;
  courseTitle: string | null;
  askedAt: string;
  isAnswered: boolean;
};

/** The pages that people asked this person to read, those without an answer first, at most 50. */
export async function listAskedOf(db: Db, readerId: string): Promise<AskedReading[]> {
  return db.execute<AskedReading>(sql`select r.id as "reflectionId", p.name as "authorName", r.course_id as "courseId",
      c.title as "courseTitle", to_json(x.asked_at) #>> '{}' as "askedAt", exists (select 1 from reflection_replies a
        where a.reflection_id = r.id and a.author_id = x.reader_id and a.created_at >= x.asked_at) as "isAnswered"
    from reflection_readers x join reflections r on r.id = x.reflection_id
    join people p on p.id = r.person_id and p.erasure_due_at is null left join courses c on c.id = r.course_id
    where x.reader_id = ${readerId} and x.ended_at is null order by "isAnswered", x.asked_at, x.id limit 50`);
}

export type PossibleReader = { id: string; name: string; organization: string | null; isInstructor: boolean };

/**
 * The people whom an author may ask to read a page of a course: the instructors of its runs that they are registered for, then
 * colleagues who offered and have few pages to read. Nobody who read this page before, and nobody who is leaving.
 */
export async function listPossibleReaders(
  db: Db,
  authorId: string,
  { course, reflectionId }: { course: { id: string; slug: string }; reflectionId: string },
): Promise<PossibleReader[]> {
  return db.execute<PossibleReader>(sql`
    with instructors as (select distinct f.person_id from training_run_facilitators f
        join training_runs t on t.id = f.run_id and t.offering_kind = 'course' and t.offering_slug = ${course.slug}
        join training_registrations g on g.run_id = t.id and g.person_id = ${authorId} and g.state in ('registered', 'attended')
        where f.person_id is not null),
      offers as (select o.person_id, o.since, (select count(*)::int from reflection_readers busy
          where busy.reader_id = o.person_id and busy.ended_at is null and not busy.is_instructor
            and not exists (select 1 from reflection_replies a where a.reflection_id = busy.reflection_id
              and a.author_id = busy.reader_id and a.created_at >= busy.asked_at)) as waiting
        from reading_offers o where o.course_id = ${course.id} and o.closed_at is null),
      possible as (select person_id, true as is_instructor, 0 as waiting, null::timestamptz as since from instructors
        union all select person_id, false, waiting, since from offers
          where waiting < ${mostOpenReadings}::int and person_id not in (select person_id from instructors))
    select p.id, p.name, possible.is_instructor as "isInstructor", (select o.name from memberships mine
        join organizations o on o.id = mine.organization_id and o.closed_at is null
        where mine.person_id = p.id and ${isMemberOn("mine")} order by mine.started_on, o.id limit 1) as organization
    from possible join people p on p.id = possible.person_id and p.erasure_due_at is null
    where p.id <> ${authorId} and not exists (select 1 from reflection_readers earlier
      where earlier.reflection_id = ${reflectionId} and earlier.reader_id = p.id
        and (earlier.ended_at is null or earlier.ending <> 'withdrawn'))
    order by possible.is_instructor desc, possible.waiting, possible.since, p.id limit ${mostChoices}::int`);
}

export async function insertReading(
  db: Db,
  reading: { reflectionId: string; readerId: string; isInstructor: boolean },
): Promise<string> {
  const [made] = await db.insert(reflectionReaders).values(reading).returning({ id: reflectionReaders.id });
  if (!made) throw new Error("a reading that was just made is not there");
  return made.id;
}

/** The open reading of a reflection, locked; null for none. */
export async function lockOpenReading(db: Db, reflectionId: string) {
  if (!isId(reflectionId)) return null;
  const [row] = await db
    .select()
    .from(reflectionReaders)
    .where(and(eq(reflectionReaders.reflectionId, reflectionId), isNull(reflectionReaders.endedAt)))
    .for("update");
  return row ?? null;
}

export async function updateReadingEnded(
  db: Db,
  id: string,
  {
    ending,
    now,
    reportedBy = null,
    report = "",
  }: { ending: ReadingEnd; now: Date; reportedBy?: string | null; report?: string },
): Promise<void> {
  const change = { ending, endedAt: now, reportedBy, report };
  await db.update(reflectionReaders).set(change).where(eq(reflectionReaders.id, id));
}

/** The author of a page and its course. */
export async function findReadPage(db: Db, reflectionId: string) {
  const [row] = await db.execute<{ authorId: string; courseId: string; course: string | null }>(sql`
    select r.person_id as "authorId", r.course_id as "courseId", c.title as course
    from reflections r left join courses c on c.id = r.course_id where r.id = ${reflectionId}`);
  return row ?? null;
}

/** The page's open reading and its course, for news to its reader; null for none. */
export async function findOpenReader(db: Db, reflectionId: string) {
  const [row] = await db.execute<{ readerId: string; readerName: string; course: string | null }>(sql`
    select x.reader_id as "readerId", p.name as "readerName", c.title as course
    from reflection_readers x join reflections r on r.id = x.reflection_id join people p on p.id = x.reader_id
    left join courses c on c.id = r.course_id where x.reflection_id = ${reflectionId} and x.ended_at is null`);
  return row ?? null;
}

/** Pages that still wait for the reader whom the notification reached. */
export const checkReaderAsked: Check = async (db, waiting) => {
  const rows = await db.execute<{ id: string }>(sql`select told.id
    from json_to_recordset(${JSON.stringify(waiting)}::json) as told(id uuid, "personId" uuid, "subjectId" uuid)
    join reflection_readers x on x.id = told."subjectId" and x.reader_id = told."personId" and x.ended_at is null`);
  return new Map(rows.map(({ id }) => [id, { words: null }]));
};

/** The people who read a page of this author now at the author's request, at most 50. */
export async function listChosenReaders(db: Db, authorId: string): Promise<{ name: string; course: string | null }[]> {
  return db.execute<{ name: string; course: string | null }>(sql`select p.name, c.title as course
    from reflections r join reflection_readers x on x.reflection_id = r.id and x.ended_at is null
    join people p on p.id = x.reader_id left join courses c on c.id = r.course_id
    where r.person_id = ${authorId} order by search_fold(p.name), x.id limit 50`);
}

/** Whether somebody asked a person to read a page, answered or not. */
export const isAskedToRead = ({ person }: TodayVisit): SQL => sql<boolean>`exists (select 1
  from reflection_readers asked where asked.reader_id = ${person.id} and asked.ended_at is null)`;

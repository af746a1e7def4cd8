import { and, eq, isNull, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { reflectionReaders } from "#db/schema/readers.ts";
import type { ReportDecision } from "../reading.ts";

export type ReportedReading = {
  id: string;
  courseTitle: string | null;
  reportedAt: string;
  report: string;
  reporter: string | null;
  /** The other of the two. */
  about: string;
  /** What the reader answered, if the author reported it. */
  answers: string[];
};

/** Reports that nobody has decided, the oldest first, at most 100. */
export async function listReportedReadings(db: Db): Promise<ReportedReading[]> {
  return db.execute<ReportedReading>(sql`select x.id, c.title as "courseTitle", x.report,
      to_json(x.ended_at) #>> '{}' as "reportedAt", reporter.name as reporter,
      case when x.reported_by = x.reader_id then author.name else reader.name end as about,
      case when x.reported_by = x.reader_id then '[]'::json else (select coalesce(json_agg(a.text order by a.created_at), '[]')
        from reflection_replies a where a.reflection_id = x.reflection_id and a.author_id = x.reader_id) end as answers
    from reflection_readers x join reflections r on r.id = x.reflection_id
    join people author on author.id = r.person_id join people reader on reader.id = x.reader_id
    left join people reporter on reporter.id = x.reported_by left join courses c on c.id = r.course_id
    where x.ending = 'reported' and x.decision is null order by x.ended_at, x.id limit 100`);
}

/** An undecided report, locked; null if there is none. */
export async function lockReport(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db
    .select()
    .from(reflectionReaders)
    .where(
      and(eq(reflectionReaders.id, id), eq(reflectionReaders.ending, "reported"), isNull(reflectionReaders.decision)),
    )
    .for("update");
  return row ?? null;
}

export async function updateReportDecided(
  db: Db,
  id: string,
  { decision, decidedBy, now }: { decision: ReportDecision; decidedBy: string; now: Date },
): Promise<void> {
  await db.update(reflectionReaders).set({ decision, decidedBy, decidedAt: now }).where(eq(reflectionReaders.id, id));
}

export async function deleteAnswers(db: Db, reflectionId: string, authorId: string): Promise<void> {
  await db.execute(
    sql`delete from reflection_replies where reflection_id = ${reflectionId} and author_id = ${authorId}`,
  );
}

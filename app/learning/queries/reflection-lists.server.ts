import { type SQL, sql } from "drizzle-orm";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Visibility } from "../reflection.ts";
import { isOpenTo, isReadableBy, sharersWith } from "./cohorts.server.ts";

export const pageSize = 20;

/** A reflection with its question as it was asked, and its place: titles remain after a lesson is retired. */
export type ListedReflection = {
  id: string;
  personId: string;
  authorName: string;
  courseId: string;
  courseTitle: string | null;
  lessonId: string;
  lessonTitle: string | null;
  promptId: string;
  /** Null only if that wording was never stored. */
  prompt: string | null;
  text: string;
  visibility: Visibility;
  revision: number;
  createdAt: string;
  updatedAt: string;
};

export type ReflectionPage = { reflections: ListedReflection[]; total: number; page: number; pageCount: number };

export type ListedRow = Omit<ListedReflection, "prompt"> & { definition: PromptDefinition | null };

/** "Ana Reyes (she/her)". */
const namedAs = sql`p.name || coalesce(' (' || p.pronouns || ')', '')`;

const columns = sql`r.id, r.person_id as "personId", ${namedAs} as "authorName", r.course_id as "courseId",
  c.title as "courseTitle", r.lesson_id as "lessonId", l.title as "lessonTitle", r.prompt_id as "promptId",
  v.definition, r.text, r.visibility, r.revision,
  to_json(r.created_at) #>> '{}' as "createdAt", to_json(r.updated_at) #>> '{}' as "updatedAt"`;

const besides = sql`join people p on p.id = r.person_id
  left join courses c on c.id = r.course_id left join lessons l on l.id = r.lesson_id
  left join prompt_versions v on v.lesson_id = r.lesson_id and v.prompt_id = r.prompt_id and v.version = r.prompt_version`;

/**
 * A reflection that was saved empty and never held text is not listed; one that was cleared is, since it can be
 * restored.
 */
const isWorthListing = sql`(r.text <> '' or r.revision > 1)`;

/**
 * A person's latest reflections, as one JSON column for a statement that reads more beside it; `recentReflectionsOf` reads
 * its value. One that was saved empty and never held text, or was cleared, is not among them.
 */
export function recentReflectionsColumn(personId: string, limit: number): SQL<ListedRow[]> {
  return sql`(select coalesce(json_agg(recent order by recent."updatedAt"::timestamptz desc), '[]') from (${recent(personId, limit)}) recent)`;
}

export function recentReflectionsOf(rows: ListedRow[]): ListedReflection[] {
  return rows.map(listed);
}

function recent(personId: string, limit: number): SQL {
  return sql`select ${columns} from (
    select * from reflections r where r.person_id = ${personId} and r.text <> ''
    order by r.updated_at desc limit ${limit}::int) r ${besides} order by r.updated_at desc`;
}

/** The author's reflections to these questions, the latest first; for Today. */
export async function listAnswersTo(
  db: Db,
  personId: string,
  questions: { lessonId: string; promptId: string }[],
): Promise<Pick<ListedReflection, "id" | "lessonId" | "promptId" | "text" | "updatedAt">[]> {
  if (questions.length === 0) return [];
  const asked = sql.join(
    questions.map(({ lessonId, promptId }) => sql`(${lessonId}, ${promptId})`),
    sql`, `,
  );
  return db.execute(sql`select r.id, r.lesson_id as "lessonId", r.prompt_id as "promptId", r.text,
    to_json(r.updated_at) #>> '{}' as "updatedAt" from reflections r
    where r.person_id = ${personId} and (r.lesson_id, r.prompt_id) in (${asked}) and r.text <> ''
    order by r.updated_at desc, r.id limit 5`);
}

/** The author's reflections, newest first, filtered by course and by words in the text. */
export async function listReflections(
  db: Db,
  personId: string,
  { courseId, search, page }: { courseId?: string | null; search?: string | null; page: number },
): Promise<ReflectionPage> {
  const inCourse = courseId ? sql`and r.course_id = ${courseId}` : sql``;
  return readPage(
    db,
    sql`r.person_id = ${personId} and ${isWorthListing} ${inCourse} and ${holdsWords(search ?? "", sql`r.text`)}`,
    page,
  );
}

/** Reflections shared with this reader, newest first. */
export async function listSharedReflections(db: Db, reader: Person, page: number): Promise<ReflectionPage> {
  const sharers = sharersWith(reader);
  const within = sharers ? sql`and r.person_id = ${sharers}` : sql``;
  const isOthers = sql`r.visibility <> 'private' and r.text <> '' and r.person_id <> ${reader.id}`;
  return readPage(db, sql`${isOthers} ${within} and ${isReadableBy(reader)}`, page);
}

/** Ids of the courses in which a person has reflections, for the list's filter. */
export async function listReflectedCourses(db: Db, personId: string): Promise<{ id: string; title: string | null }[]> {
  const rows = await db.execute<{ id: string; title: string | null }>(sql`
    select mine.course_id as id, c.title from (select distinct r.course_id from reflections r
      where r.person_id = ${personId} and ${isWorthListing}) mine
    left join courses c on c.id = mine.course_id order by c.position, mine.course_id limit 200`);
  return [...rows];
}

/** A reflection that this person may read; a missing one and a forbidden one look the same. */
export async function findReflection(db: Db, id: string, reader: Person): Promise<ListedReflection | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<ListedRow>(
    sql`select ${columns} from reflections r ${besides} where r.id = ${id} and ${isOpenTo(reader)}`,
  );
  return row ? listed(row) : null;
}

export type ListedVersion = { revision: number; text: string; prompt: string | null; savedAt: string };

/** Earlier versions, newest first. Only the author sees them, even if others may read the newest. */
export async function listReflectionVersions(db: Db, personId: string, reflectionId: string): Promise<ListedVersion[]> {
  if (!isId(reflectionId)) return [];
  const rows = await db.execute<Omit<ListedVersion, "prompt"> & { definition: PromptDefinition | null }>(sql`
    select w.revision, w.text, v.definition, to_json(w.saved_at) #>> '{}' as "savedAt"
    from reflections r join reflection_versions w on w.reflection_id = r.id
    left join prompt_versions v on v.lesson_id = r.lesson_id and v.prompt_id = r.prompt_id and v.version = w.prompt_version
    where r.id = ${reflectionId} and r.person_id = ${personId} order by w.revision desc limit 50`);
  return rows.map(({ definition, ...version }) => ({ ...version, prompt: promptOf(definition) }));
}

/** A batch of the author's reflections for the export, in catalog order, after the last one read. */
export async function listReflectionsInOrder(
  db: Db,
  personId: string,
  after: string | null,
): Promise<ListedReflection[]> {
  const place = sql`coalesce(c.position, 2147483647), r.course_id, coalesce(l.position, 2147483647), r.lesson_id,
    coalesce(q.position, 2147483647), r.id`;
  const prompt = sql`left join prompts q on q.lesson_id = r.lesson_id and q.id = r.prompt_id`;
  const isAfter = sql`and (${place}) > (select ${place} from reflections r left join courses c on c.id = r.course_id
    left join lessons l on l.id = r.lesson_id ${prompt} where r.id = ${after})`;
  const rows = await db.execute<ListedRow>(sql`select ${columns} from reflections r ${besides} ${prompt}
    where r.person_id = ${personId} and r.text <> '' ${after ? isAfter : sql``} order by ${place} limit 200`);
  return rows.map(listed);
}

/**
 * Rows, total and page count for one condition on reflections r, in one statement. A page past the end gives the last
 * page.
 */
async function readPage(db: Db, condition: SQL, wanted: number): Promise<ReflectionPage> {
  const asked = Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, 1), 10_000) : 1;
  const last = sql`greatest(1, ceil(counted.total / ${pageSize}::float8))`;
  const rows = await db.execute<ListedRow & { total: number }>(sql`
    select counted.total, ${columns} from (select count(*)::int as total from reflections r where ${condition}) counted
    left join lateral (select * from reflections r where ${condition}
      order by r.updated_at desc, r.id limit ${pageSize}::int
      offset ((least(${asked}::int, ${last}) - 1) * ${pageSize}::int)::int) r on true
    left join people p on p.id = r.person_id
    left join courses c on c.id = r.course_id left join lessons l on l.id = r.lesson_id
    left join prompt_versions v on v.lesson_id = r.lesson_id and v.prompt_id = r.prompt_id and v.version = r.prompt_version
    order by r.updated_at desc, r.id`);
  const total = rows[0]?.total ?? 0;
  const reflections = rows.filter((row) => row.id !== null).map(({ total: _, ...row }) => listed(row));
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  return { reflections, total, page: Math.min(asked, pageCount), pageCount };
}

function listed({ definition, ...row }: ListedRow): ListedReflection {
  return { ...row, prompt: promptOf(definition) };
}

function promptOf(definition: PromptDefinition | null): string | null {
  return definition?.kind === "reflection" ? definition.prompt : null;
}

import { type SQL, sql } from "drizzle-orm";
import type { PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

/** A lesson with its course; titles of retired ones are still there. */
const lesson = sql`coalesce(c.id, l.course_id) as "courseId", c.title as "course", x.lesson_id as "lessonId", l.title as "lesson"`;
const lessons = sql`left join lessons l on l.id = x.lesson_id left join courses c on c.id = l.course_id`;
const inOrder = sql`c.position, c.id, l.position, x.lesson_id`;
const versions = sql`x.content_version as "contentVersion", x.rule_version as "ruleVersion"`;
const question = (version: SQL) => sql`left join prompt_versions v on v.lesson_id = x.lesson_id
  and v.prompt_id = x.prompt_id and v.version = ${version}`;

const entries = {
  enrollments: (id: string) => sql`select x.course_id as "courseId", c.title as "course", x.enrolled_at as "enrolledAt"
    from enrollments x left join courses c on c.id = x.course_id where x.person_id = ${id} order by x.enrolled_at, x.course_id`,
  courseFacts: (id: string) => sql`select x.course_id as "courseId", c.title as "course", x.sequence, x.how,
    x.happened_at as "happenedAt", ${versions} from course_facts x left join courses c on c.id = x.course_id
    where x.person_id = ${id} order by c.position, x.course_id, x.sequence`,
  lessonFacts: (id: string) => sql`select ${lesson}, x.sequence, x.how, x.happened_at as "happenedAt", ${versions}
    from lesson_facts x ${lessons} where x.person_id = ${id} order by ${inOrder}, x.sequence`,
  responses: (
    id: string,
  ) => sql`select ${lesson}, x.prompt_id as "promptId", x.prompt_version as "promptVersion", x.kind,
    v.definition as "question", x.value, x.first_value as "firstValue", x.score, x.first_score as "firstScore",
    x.best_score as "bestScore", x.tries, x.is_locked as "isLocked", x.content_version as "contentVersion",
    x.created_at as "createdAt", x.updated_at as "updatedAt"
    from responses x ${lessons} ${question(sql`x.prompt_version`)}
    left join prompts q on q.lesson_id = x.lesson_id and q.id = x.prompt_id
    where x.person_id = ${id} order by ${inOrder}, q.position, x.prompt_id`,
  reflections: (
    id: string,
  ) => sql`select x.id, x.course_id as "courseId", c.title as "course", x.lesson_id as "lessonId",
    l.title as "lesson", x.prompt_id as "promptId", x.prompt_version as "promptVersion",
    v.definition ->> 'prompt' as "question", x.visibility, x.revision, x.text, x.created_at as "createdAt",
    x.updated_at as "updatedAt" from reflections x left join lessons l on l.id = x.lesson_id
    left join courses c on c.id = x.course_id ${question(sql`x.prompt_version`)}
    left join prompts q on q.lesson_id = x.lesson_id and q.id = x.prompt_id
    where x.person_id = ${id} order by ${inOrder}, q.position, x.id`,
  reflectionVersions: (id: string) => sql`select w.reflection_id as "reflectionId", w.revision,
    v.definition ->> 'prompt' as "question", w.text, w.prompt_version as "promptVersion",
    w.content_version as "contentVersion", w.saved_at as "savedAt"
    from reflections x join reflection_versions w on w.reflection_id = x.id ${question(sql`w.prompt_version`)}
    where x.person_id = ${id} order by w.reflection_id, w.revision`,
  reflectionVisibilityChanges: (id: string) => sql`select h.reflection_id as "reflectionId", h.visibility,
    h.changed_at as "changedAt" from reflections x join reflection_visibility_changes h on h.reflection_id = x.id
    where x.person_id = ${id} order by h.reflection_id, h.changed_at`,
  readingPositions: (id: string) => sql`select ${lesson}, x.block_id as "blockId", x.offset, x.read_at as "readAt"
    from reading_positions x ${lessons} where x.person_id = ${id} order by x.read_at desc, x.lesson_id`,
};

export const learningRows = {
  entries,
  outdated: {},
  locks: (personId) => sql`select 1 from enrollments where person_id = ${personId} order by course_id for update`,
} satisfies PersonalRows;

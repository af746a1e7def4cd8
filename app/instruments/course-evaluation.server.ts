import type { Catalog, Course } from "#app/catalog/catalog.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import type { Instrument } from "#app/catalog/instrument.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { quarterOf } from "./quarter.ts";
import {
  findOwnEvaluation,
  insertAsked,
  insertFinishers,
  insertOpenRuns,
  listFinishedCourses,
} from "./queries/offerings.server.ts";

const slug = "evaluation";

/**
 * Asks everyone who finished a course this quarter what it was like, once for each course. Sends no mail: Today and the
 * course's page ask.
 */
export async function askCourseFinishers(db: Db, catalog: Catalog = currentCatalog()): Promise<void> {
  const instrument = catalog.instrumentsBySlug.get(slug);
  if (!instrument) return;
  const { opensOn } = quarterOf(dayOf(currentTime(), homeZone));
  const courses = (await listFinishedCourses(db, opensOn)).flatMap((id) => catalog.coursesById.get(id) ?? []);
  const runs = await insertOpenRuns(
    db,
    courses.map((course) => runOf(course, instrument)),
  );
  const ids = runs.map(({ id }) => id);
  if (ids.length > 0) await insertFinishers(db, ids, opensOn);
}

/**
 * Asks a person who has finished a course what it was like. Returns the id of the run to answer, an earlier one if they
 * were asked before; null if they have not finished the course.
 */
export async function askAboutCourse(
  db: Db,
  person: Person,
  course: Course,
  catalog: Catalog = currentCatalog(),
): Promise<string | null> {
  const instrument = catalog.instrumentsBySlug.get(slug);
  if (!instrument) return null;
  return db.transaction(async (db) => {
    const own = await findOwnEvaluation(db, person.id, { courseId: course.id, slug });
    if (!own.hasFinished || own.runId) return own.runId;
    const [run] = await insertOpenRuns(db, [runOf(course, instrument)]);
    if (run) await insertAsked(db, run.id, [person.id]);
    return run?.id ?? null;
  });
}

function runOf({ id: courseId, title: about }: Course, instrument: Instrument) {
  const quarter = quarterOf(dayOf(currentTime(), homeZone));
  return { courseId, about, slug, definition: instrument, ...quarter, sentAt: currentTime() };
}

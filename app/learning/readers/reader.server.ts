import type { Catalog, Course } from "#app/catalog/catalog.ts";
import { lengthOf } from "#app/http/text-length.ts";
import { cleanText } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import { markSubjectRead, notify } from "#app/notifications/notify.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockReflection } from "../queries/reflections.server.ts";
import { deleteOffer, findOffer, insertOffer, listLookingForReader } from "./queries/offers.server.ts";
import {
  findReadPage,
  insertReading,
  listPossibleReaders,
  lockOpenReading,
  updateReadingEnded,
} from "./queries/readers.server.ts";
import { longestReport } from "./reading.ts";

type Page = { courseId: string; lessonId: string; promptId: string };

/** The course of a page that a learner may show to a reader: a note in parts, which is what a course leads to. */
export function courseOfPage(catalog: Catalog, { courseId, lessonId, promptId }: Page): Course | null {
  const asked = catalog.lessonsById.get(lessonId)?.prompts.find(({ id }) => id === promptId)?.definition;
  const isPage = asked?.kind === "reflection" && asked.fields !== undefined;
  return (isPage && catalog.coursesById.get(courseId)) || null;
}

/**
 * Asks one person, of those whom the page offers, to read a page of one's own and answer it. From then on they read it,
 * whoever else may, until one of the two ends it.
 */
export async function askReader(
  db: Db,
  author: Person,
  reflectionId: string,
  readerId: string,
  catalog: Catalog,
): Promise<"done" | "missing" | "empty" | "already" | "not-offered"> {
  return db.transaction(async (db) => {
    const page = await lockReflection(db, author.id, reflectionId);
    const course = page && courseOfPage(catalog, page);
    if (!course) return "missing";
    if (page.text.trim() === "") return "empty";
    if (await lockOpenReading(db, reflectionId)) return "already";
    const possible = await listPossibleReaders(db, author.id, { course, reflectionId });
    const reader = possible.find(({ id }) => id === readerId);
    if (!reader) return "not-offered";
    const { isInstructor } = reader;
    const subjectId = await insertReading(db, { reflectionId, readerId, isInstructor });
    await notify(db, {
      ...{ kind: "reader_asked", to: [readerId], actorId: author.id, place: course.title },
      ...{ path: `/reflections/${reflectionId}`, subjectId },
    });
    return "done";
  });
}

/** The author takes the page back, or the reader cannot read it: either way the reader reads it no longer. */
export async function endReading(
  db: Db,
  person: Person,
  reflectionId: string,
  now = currentTime(),
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const found = await lockReadingOf(db, person, reflectionId);
    if (!found) return "missing";
    const ending = found.isReader ? "declined" : "withdrawn";
    await updateReadingEnded(db, found.reading.id, { ending, now });
    await markSubjectRead(db, found.reading.readerId, "reader_asked", found.reading.id);
    if (found.isReader) {
      await notify(db, {
        ...{ kind: "reader_declined", to: [found.page.authorId], actorId: person.id, place: found.page.course ?? "" },
        ...{ path: `/reflections/${reflectionId}#reader`, subjectId: found.reading.id },
      });
    }
    return "done";
  });
}

/** Ends a reading and tells administrators why; for its author and its reader. */
export async function reportReading(
  db: Db,
  person: Person,
  reflectionId: string,
  words: string,
  now = currentTime(),
): Promise<"done" | "missing" | "empty" | "too-long"> {
  const report = cleanText(words).trim();
  if (report === "") return "empty";
  if (lengthOf(report) > longestReport) return "too-long";
  return db.transaction(async (db) => {
    const found = await lockReadingOf(db, person, reflectionId);
    if (!found) return "missing";
    await updateReadingEnded(db, found.reading.id, { ending: "reported", now, reportedBy: person.id, report });
    return "done";
  });
}

/**
 * Offers to read colleagues' pages of a course, or takes that back; only for those who wrote such a page themselves.
 * Pages that they were asked to read before stay with them.
 */
export async function setOffer(
  db: Db,
  person: Person,
  reflectionId: string,
  isOffered: boolean,
  catalog: Catalog,
): Promise<"done" | "missing" | "empty" | "closed"> {
  return db.transaction(async (db) => {
    const page = await lockReflection(db, person.id, reflectionId);
    const course = page && courseOfPage(catalog, page);
    if (!course) return "missing";
    if (!isOffered) {
      await deleteOffer(db, person.id, course.id);
      return "done";
    }
    if (page.text.trim() === "") return "empty";
    if ((await findOffer(db, person.id, course.id)) === "closed") return "closed";
    if (await insertOffer(db, person.id, course.id)) {
      await notify(db, {
        ...{ kind: "reading_offered", to: await listLookingForReader(db, course.id), actorId: person.id },
        ...{ place: course.title, path: "/reflections" },
      });
    }
    return "done";
  });
}

/** The open reading of a page and the person's part in it; null for anybody but its author and its reader. */
async function lockReadingOf(db: Db, person: Person, reflectionId: string) {
  const reading = await lockOpenReading(db, reflectionId);
  const page = reading && (await findReadPage(db, reflectionId));
  if (!page) return null;
  const isReader = reading.readerId === person.id;
  return isReader || page.authorId === person.id ? { reading, page, isReader } : null;
}

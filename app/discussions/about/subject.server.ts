import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { pathOf } from "../unfurl/linked-path.ts";
import { type Linked, listLinked } from "../unfurl/queries/linked.server.ts";
import type { FoundSubject, Subject } from "./subject.ts";

/** The subject of a topic, for a person who may open it; null for everyone else. */
export async function findSubject(db: Db, person: Person, subject: Subject): Promise<FoundSubject | null> {
  return subjectAmong(await listLinked(db, person, idsOf(subject)), subject);
}

/** What `listLinked` has to find for a subject; nothing for a lesson, which is in the catalog. */
export const idsOf = (subject: Subject | null): string[] =>
  subject && subject.kind !== "lesson" && isId(subject.id) ? [subject.id] : [];

/** A subject among what a person may open. */
export function subjectAmong(linked: readonly Linked[], { kind, id }: Subject): FoundSubject | null {
  if (kind === "lesson") return findLesson(id);
  const wanted = kind === "meeting" ? "session" : kind;
  const found = linked.find((each) => each.kind === wanted && each.id === id);
  return found ? { title: found.title, path: pathOf(found) } : null;
}

function findLesson(id: string): FoundSubject | null {
  const { courses } = currentCatalog();
  for (const course of courses) {
    const lesson = course.lessons.find((each) => each.id === id);
    if (lesson) return { title: lesson.title, path: lessonPath(course.slug, lesson.slug) };
  }
  return null;
}

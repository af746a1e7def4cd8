import type { Course } from "./catalog.ts";
import { currentCatalog } from "./current.server.ts";
import type { LinkedCourse, Program } from "./program.ts";
import type { Protocol } from "./protocol.ts";

/** The newest version of a program; null if there is none with this slug. */
export const findProgram = (slug: string): Program | null => currentCatalog().programsBySlug.get(slug) ?? null;

/** Every program, in order of the folders' names. */
export const listPrograms = (): Program[] => currentCatalog().programs;

export const findProtocol = (slug: string): Protocol | null => currentCatalog().protocolsBySlug.get(slug) ?? null;

/** Every protocol, in order of the files' names. */
export const listProtocols = (): Protocol[] => currentCatalog().protocols;

/** A program's courses, each with the course of the current release; null where it is not written yet. */
export function linkedCourses({ courses }: Pick<Program, "courses">): (LinkedCourse & { course: Course | null })[] {
  const { coursesById } = currentCatalog();
  return courses.map((linked) => ({ ...linked, course: coursesById.get(linked.courseId) ?? null }));
}

import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { pathOf } from "./linked-path.ts";
import { keyOf, type OwnLink, ownLinksIn } from "./own-link.ts";
import { type Linked, listLinked } from "./queries/linked.server.ts";

/** `place`: the course of a lesson, the space of a topic; empty for none. */
export type Unfurled = { kind: OwnLink["kind"] | "session"; path: string; title: string; place: string };

/**
 * What each post of a page links to of ours, by the post's id, and what else the page asks for in the same statement
 * (`alsoIds`): only what this reader may open, asked anew for each reader. Other links stay as they are, so that nobody learns the title of a page
 * that is closed to them.
 */
export async function unfurledIn(
  db: Db,
  person: Person,
  posts: readonly { id: string; html: string }[],
  { origin, topicId, alsoIds = [] }: { origin: string; topicId: string; alsoIds?: readonly string[] },
): Promise<{ links: Map<string, Unfurled[]>; linked: Linked[] }> {
  const links = new Map(posts.map(({ id, html }) => [id, ownLinksIn(html, origin)] as const));
  const ids = new Set([...links.values()].flat().flatMap((link) => ("id" in link ? [link.id] : [])));
  const linked = await listLinked(db, person, [...ids, ...alsoIds]);
  const known = new Map(linked.map((found) => [`${found.kind} ${found.id}`, found]));
  const shown = (link: OwnLink): Unfurled[] => {
    if (!("id" in link)) return inCatalog(link);
    const found = known.get(keyOf(link));
    return found && found.id !== topicId ? [ofRow(found)] : [];
  };
  return { links: new Map([...links].map(([id, each]) => [id, each.flatMap(shown)])), linked };
}

/** Courses and their lessons are public. */
function inCatalog(link: Extract<OwnLink, { course: string }>): Unfurled[] {
  const course = currentCatalog().courses.find(({ slug }) => slug === link.course);
  if (!course) return [];
  if (link.kind === "course")
    return [{ kind: "course", path: coursePath(course.slug), title: course.title, place: "" }];
  const lesson = course.lessons.find(({ slug }) => slug === link.lesson);
  if (!lesson) return [];
  return [{ kind: "lesson", path: lessonPath(course.slug, lesson.slug), title: lesson.title, place: course.title }];
}

function ofRow(linked: Linked): Unfurled {
  const { kind, title, place } = linked;
  return { kind, title, place, path: pathOf(linked) };
}

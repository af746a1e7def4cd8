import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { readsCycle } from "#app/inquiry/cycle-visit.server.ts";
import { findCyclePage } from "#app/inquiry/queries/cycle-page.server.ts";
import { canSeeMeeting } from "#app/meetings/meeting.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Subject } from "./subject.ts";

export type FoundSubject = { title: string; path: string };

/** The subject of a topic, for a person who may open it; null for everyone else. */
export async function findSubject(db: Db, person: Person, { kind, id }: Subject): Promise<FoundSubject | null> {
  switch (kind) {
    case "lesson":
      return findLesson(id);
    case "meeting": {
      const meeting = await findMeeting(db, person.id, id);
      if (meeting?.kind !== "session" || !canSeeMeeting(person, meeting)) return null;
      return { title: meeting.title, path: meetingPath(meeting) };
    }
    case "cycle": {
      const cycle = await findCyclePage(db, person, id);
      return cycle && readsCycle(cycle.relation) ? { title: cycle.title, path: `/inquiry/${cycle.id}` } : null;
    }
  }
}

function findLesson(id: string): FoundSubject | null {
  const { courses } = currentCatalog();
  for (const course of courses) {
    const lesson = course.lessons.find((each) => each.id === id);
    if (lesson) return { title: lesson.title, path: lessonPath(course.slug, lesson.slug) };
  }
  return null;
}

import type { Person } from "#app/identity/person/person.ts";
import { shortDayIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { listTopicsAbout, type TopicAbout } from "./queries/about.server.ts";
import { type Subject, subjectPath } from "./subject.ts";
import type { ShownTopics } from "./ui/topics-about.tsx";

const mostShown = 5;

/** The newest topics about something, for its own page. */
export async function topicsAbout(db: Db, person: Person, subject: Subject): Promise<ShownTopics> {
  return shownTopics(person, subject, await listTopicsAbout(db, person, subject, mostShown));
}

export function shownTopics(person: Person, subject: Subject, rows: TopicAbout[]): ShownTopics {
  return {
    ...{ path: subjectPath(subject), total: rows[0]?.total ?? 0 },
    topics: rows.map(({ id, spaceId, spaceTitle, title, lastPostAt, posts }) => ({
      ...{ id, spaceId, spaceTitle, title, posts, day: shortDayIn(person.timeZone, lastPostAt) },
    })),
  };
}

import { randomUUID } from "node:crypto";
import type { Lesson } from "#app/catalog/catalog.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { isTalkedAbout, listTopicsAbout } from "../about/queries/about.server.ts";
import { shownTopics } from "../about/topics-about.server.ts";
import { topicPath } from "../paths.ts";
import { findAudience } from "../spaces/queries/audience.server.ts";
import { listSpaces } from "../spaces/queries/spaces.server.ts";
import { audienceInWords } from "../spaces/space-words.ts";
import type { LessonTalk } from "./lesson-talk.ts";

const mostShown = 20;
/** A coach of more cohorts answers in the space itself. */
const mostSpaces = 3;

/** Whether there is any, as a condition for a statement that reads more about the lesson. */
export const isLessonTalkedAbout = (lesson: Pick<Lesson, "id">) => isTalkedAbout(subjectOf(lesson));

const subjectOf = ({ id }: Pick<Lesson, "id">) => ({ kind: "lesson" as const, id });

/** The discussion of a lesson, as its page shows it; without one (`isThere`), nothing is asked about it. */
export async function lessonTalk(
  db: Db,
  person: Person,
  lesson: Pick<Lesson, "id" | "components">,
  isThere = true,
): Promise<LessonTalk> {
  const subject = subjectOf(lesson);
  const [rows, spaces] = await Promise.all([
    isThere ? listTopicsAbout(db, person, subject, mostShown) : [],
    lesson.components.includes("Discuss") ? cohortSpaces(db, person) : [],
  ]);
  return {
    ...{ person: person.id, lessonId: lesson.id, key: randomUUID(), spaces },
    answered: rows
      .filter(({ isPrompt }) => isPrompt)
      .map((row) => ({
        ...{ question: row.title, spaceId: row.spaceId, path: topicPath(row) },
        ...{ posts: row.posts, hasPosted: row.hasPosted },
      })),
    about: shownTopics(person, subject, rows.slice(0, 5)),
  };
}

async function cohortSpaces(db: Db, person: Person): Promise<LessonTalk["spaces"]> {
  const spaces = (await listSpaces(db, person)).filter(({ kind, isClosed }) => kind === "cohort" && !isClosed);
  return Promise.all(
    spaces.slice(0, mostSpaces).map(async ({ id, title }) => ({
      ...{ id, title, audience: audienceInWords(await findAudience(db, id)) },
    })),
  );
}

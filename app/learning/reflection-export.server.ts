import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { type ListedReflection, listReflectionsInOrder } from "./queries/reflection-lists.server.ts";
import type { Visibility } from "./reflection.ts";

/** All of a person's reflections, by course and lesson, in batches, so that memory does not grow with their number. */
export function reflectionsAsMarkdown(db: Db, person: Person): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let last: ListedReflection | null = null;
  return new ReadableStream({
    async pull(controller) {
      const batch = await listReflectionsInOrder(db, person.id, last?.id ?? null);
      const isBeginning = last === null;
      let text = isBeginning ? `# ${m.learningExportTitle()}\n\n${m.learningExportIntro({ name: person.name })}\n` : "";
      for (const reflection of batch) {
        text += sectionOf(reflection, last, person);
        last = reflection;
      }
      if (isBeginning && batch.length === 0) text += `\n${m.learningExportEmpty()}\n`;
      if (text !== "") controller.enqueue(encoder.encode(text));
      if (batch.length === 0) controller.close();
    },
  });
}

/** One reflection, preceded by its course and lesson headings where these begin. */
export function sectionOf(reflection: ListedReflection, before: ListedReflection | null, person: Person): string {
  const { courseId, lessonId, prompt, text, updatedAt, visibility } = reflection;
  const lines: string[] = [];
  if (courseId !== before?.courseId) lines.push("", `## ${reflection.courseTitle ?? courseId}`);
  if (lessonId !== before?.lessonId) lines.push("", `### ${reflection.lessonTitle ?? lessonId}`);
  if (prompt) lines.push("", ...prompt.split("\n").map((line) => `> ${line}`));
  lines.push("", text, "", `*${dayAndTimeIn(person.timeZone, updatedAt)} · ${visibilityWords(visibility)}*`);
  return `${lines.join("\n")}\n`;
}

function visibilityWords(visibility: Visibility): string {
  switch (visibility) {
    case "private":
      return m.learningExportPrivate();
    case "coach":
      return m.learningExportCoach();
    case "cohort":
      return m.learningExportCohort();
  }
}

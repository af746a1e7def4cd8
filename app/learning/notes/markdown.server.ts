import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { type ListedBookmark, listBookmarks } from "./queries/bookmarks.server.ts";
import { type ListedNote, listNotesFrom } from "./queries/note-lists.server.ts";

/**
 * All of a person's notes, highlights and bookmarks as Markdown, by course and lesson; in batches, so that memory does
 * not grow with their number.
 */
export function notesAsMarkdown(db: Db, person: Person): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let written = 0;
  let last: ListedNote | null = null;
  return new ReadableStream({
    async start(controller) {
      const top = [`# ${m.lessonNotesTitle()}`, "", m.lessonNotesExportIntro({ name: person.name })];
      const bookmarks = bookmarkLines(await listBookmarks(db, person.id));
      controller.enqueue(encoder.encode(`${[...top, ...bookmarks].join("\n")}\n`));
    },
    async pull(controller) {
      const batch = await listNotesFrom(db, person.id, written);
      if (batch.length === 0) {
        if (written === 0) controller.enqueue(encoder.encode(`\n${m.lessonNotesExportEmpty()}\n`));
        return controller.close();
      }
      let text = "";
      for (const note of batch) {
        text += noteAsMarkdown(note, last, person.timeZone);
        last = note;
      }
      written += batch.length;
      controller.enqueue(encoder.encode(text));
    },
  });
}

function bookmarkLines(bookmarks: ListedBookmark[]): string[] {
  if (bookmarks.length === 0) return [];
  const lines = bookmarks.map(
    ({ lesson, course, lessonId }) => `- ${[lesson ?? lessonId, course].filter(Boolean).join(", ")}`,
  );
  return ["", `## ${m.lessonNotesBookmarks()}`, "", ...lines];
}

/** One note, preceded by its course and lesson where these begin. */
function noteAsMarkdown(note: ListedNote, before: ListedNote | null, timeZone: string): string {
  const lines: string[] = [];
  if (note.courseId !== before?.courseId) lines.push("", `## ${note.courseTitle ?? note.courseId}`);
  if (note.lessonId !== before?.lessonId) lines.push("", `### ${note.lessonTitle ?? note.lessonId}`);
  if (note.passage !== null) lines.push("", `> ${note.passage}`);
  if (note.words !== "") lines.push("", note.words);
  lines.push("", `*${dayAndTimeIn(timeZone, note.updatedAt)}*`);
  return `${lines.join("\n")}\n`;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseForm } from "#app/http/form.server.ts";
import { notesAsMarkdown } from "#app/learning/notes/markdown.server.ts";
import { addNote, changeNote, removeNote, restoreNote, setBookmark } from "#app/learning/notes/note.server.ts";
import { idOfKey, mostNotes, newKey } from "#app/learning/notes/note.ts";
import { newNoteSchema } from "#app/learning/notes/note-form.ts";
import { listBookmarks } from "#app/learning/notes/queries/bookmarks.server.ts";
import { listNotedCourses, listNotes } from "#app/learning/notes/queries/note-lists.server.ts";
import { findOwnNote, listNotesIn } from "#app/learning/notes/queries/notes.server.ts";
import type { Db } from "#db/client.server.ts";
import { lessonNotes } from "#db/schema/notes.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCourse, aLesson, join, publish } from "#tests/world.ts";

const [first, second] = [aLesson("means"), aLesson("medians")];
const course = aCourse("numbers", [first, second]);
const place = { course, lesson: first };

const aNote = (given: Partial<Record<string, string>> = {}) =>
  newNoteSchema.parse({ key: newKey(), words: "Ask who was counted.", ...given });
const onPassage = (passage: string, start: number, words = "") =>
  aNote({ words, passage, start: String(start), version: "an edition" });

const listed = async (db: Db, personId: string, search = "", page = 1) => {
  const { notes, ...rest } = await listNotes(db, personId, { courseId: "", search, page });
  return { ...rest, words: notes.map(({ passage, words }) => [passage, words].filter(Boolean).join(": ")) };
};

describe("a form sent again", () => {
  test("is one note, with the words that arrived first", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const note = aNote();
      expect(await addNote(db, ana.id, place, note)).toBe("saved");
      expect(await addNote(db, ana.id, place, { ...note, words: "Changed on the way" })).toBe("saved");
      expect(await listNotesIn(db, ana.id, first.id)).toMatchObject([{ words: "Ask who was counted.", quote: null }]);
    }));

  test("is one note, also when both arrive at once, and a lesson never holds more than it may", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      const twice = aNote();
      await Promise.all([twice, twice].map((note) => addNote(db, ana.id, place, note)));
      await db.insert(lessonNotes).values(
        Array.from({ length: mostNotes - 3 }, () => ({
          ...{ id: crypto.randomUUID(), personId: ana.id, courseId: course.id, lessonId: first.id, words: "One" },
        })),
      );
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => addNote(db, ana.id, place, aNote())));
      expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(2);
      expect(await listNotesIn(db, ana.id, first.id)).toHaveLength(mostNotes);
    }));

  test("never touches a note of somebody else", () =>
    inDatabase(async (db) => {
      const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
      const note = aNote();
      await addNote(db, ana.id, place, note);
      expect(await addNote(db, bea.id, place, note)).toBe("taken");
      expect(await listNotesIn(db, bea.id, first.id)).toEqual([]);
    }));
});

test("a key is a UUID's digits, and makes that UUID", () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), (id) => {
      expect(idOfKey(id.replaceAll("-", ""))).toBe(id);
    }),
  );
  expect(newNoteSchema.safeParse({ key: newKey(), words: "x" }).success).toBe(true);
});

test.each([
  [{ words: " \n " }, "words"],
  [{ words: "x".repeat(5_001) }, "words"],
  [{ words: "", passage: "x".repeat(1_001) }, "passage"],
  [{ key: "not-a-key" }, "key"],
])("a note that says nothing or too much is refused: %#", (given, field) => {
  const parsed = newNoteSchema.safeParse({ key: newKey(), words: "", ...given });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
});

test("a pasted passage is one line, whatever its line ends", () => {
  expect(aNote({ passage: " who \r\n was\u00a0 counted\t" }).passage).toBe("who was counted");
});

describe("changing", () => {
  test("is refused for words that were changed elsewhere meanwhile, for others, and for nothing at all", () =>
    inDatabase(async (db) => {
      const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
      const [whole, passage] = [aNote(), onPassage("who was counted", 7, "Ask.")];
      for (const note of [whole, passage]) await addNote(db, ana.id, place, note);
      const id = idOfKey(whole.key);
      expect(await changeNote(db, ana.id, id, { words: "On the phone", seen: 1 })).toBe("saved");
      expect(await changeNote(db, ana.id, id, { words: "On the laptop", seen: 1 })).toBe("changed_meanwhile");
      expect(await changeNote(db, ana.id, id, { words: "On the phone", seen: 1 })).toBe("saved");
      expect(await changeNote(db, ana.id, id, { words: "", seen: 2 })).toBe("empty");
      expect(await changeNote(db, bea.id, id, { words: "Mine now", seen: 2 })).toBe("missing");
      expect(await changeNote(db, ana.id, "not-an-id", { words: "x", seen: 1 })).toBe("missing");
      expect(await changeNote(db, ana.id, idOfKey(passage.key), { words: "", seen: 1 })).toBe("saved"); // a highlight
      expect(await findOwnNote(db, ana.id, id)).toMatchObject({ words: "On the phone", revision: 2 });
    }));

  test("deleting can be undone by the author alone", () =>
    inDatabase(async (db) => {
      const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
      const note = aNote();
      const id = idOfKey(note.key);
      await addNote(db, ana.id, place, note);
      expect(await removeNote(db, bea.id, id)).toBeNull();
      await removeNote(db, ana.id, id);
      await removeNote(db, ana.id, id);
      expect(await listNotesIn(db, ana.id, first.id)).toEqual([]);
      expect((await listed(db, ana.id)).total).toBe(0);
      expect(await changeNote(db, ana.id, id, { words: "Late", seen: 1 })).toBe("missing");
      expect(await restoreNote(db, bea.id, id)).toBeNull();
      await restoreNote(db, ana.id, id);
      await restoreNote(db, ana.id, id);
      expect(await listNotesIn(db, ana.id, first.id)).toHaveLength(1);
    }));
});

test("my notes are listed by lesson and place, found without accents, and only mine", () =>
  inDatabase(async (db) => {
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    await publish(db, course);
    await addNote(db, ana.id, { course, lesson: second }, onPassage("half of them", 3));
    await addNote(db, ana.id, place, onPassage("later words", 90, "Años de espera"));
    await addNote(db, ana.id, place, onPassage("early words", 5));
    await addNote(db, ana.id, place, aNote());
    await addNote(db, bea.id, place, aNote({ words: "Bea wrote this" }));
    expect((await listed(db, ana.id)).words).toEqual([
      "Ask who was counted.",
      "early words",
      "later words: Años de espera",
      "half of them",
    ]);
    expect((await listed(db, ana.id, "ANOS later")).words).toEqual(["later words: Años de espera"]);
    expect((await listed(db, ana.id, "bea")).words).toEqual([]);
    expect((await listed(db, ana.id, "100%_")).words).toEqual([]);
    expect(await listed(db, ana.id, "", 99)).toMatchObject({ page: 1, pageCount: 1, total: 4 });
    expect((await listNotes(db, ana.id, { courseId: "another", search: "", page: 1 })).total).toBe(0);
    expect(await listNotedCourses(db, ana.id)).toMatchObject([{ id: course.id }]);
  }));

test("pages of the list hold every note once", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    for (let number = 0; number < 45; number += 1) await addNote(db, ana.id, place, aNote({ words: `Note ${number}` }));
    const pages = await Promise.all([1, 2, 3].map((page) => listed(db, ana.id, "", page)));
    expect(pages.map(({ words }) => words.length)).toEqual([20, 20, 5]);
    expect(new Set(pages.flatMap(({ words }) => words)).size).toBe(45);
  }));

test("a bookmark is set once and removed once", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    for (const isSet of [true, true]) await setBookmark(db, ana.id, place, isSet);
    expect(await listBookmarks(db, ana.id)).toMatchObject([{ lessonId: first.id }]);
    for (const isSet of [false, false]) await setBookmark(db, ana.id, place, isSet);
    expect(await listBookmarks(db, ana.id)).toEqual([]);
  }));

test("the export holds notes, highlights and bookmarks by course and lesson", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    await publish(db, course);
    await addNote(db, ana.id, { course, lesson: second }, onPassage("half of them", 3));
    await addNote(db, ana.id, place, aNote());
    await setBookmark(db, ana.id, place, true);
    const text = await new Response(notesAsMarkdown(db, ana)).text();
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("*"));
    expect(lines.slice(2)).toEqual([
      "## Bookmarked lessons",
      `- ${first.id}`,
      `## ${course.id}`,
      `### ${first.id}`,
      "Ask who was counted.",
      `### ${second.id}`,
      "> half of them",
    ]);
  }));

test("a form's empty fields are no words and no passage", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key: newKey(), words: "", passage: "who was counted", prefix: "" }))
    form.set(name, value);
  expect(parseForm(form, newNoteSchema)).toMatchObject({ status: "success", value: { words: "", version: "" } });
});

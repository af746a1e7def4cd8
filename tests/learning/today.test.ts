import { expect, test } from "vitest";
import { completeLesson } from "#app/learning/completion.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import { learningToday } from "#app/learning/today.server.ts";
import * as m from "#app/messages/catalog.ts";
import { rankToday } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCatalog, aCourse, aLesson, aPrompt, join, publish } from "#tests/world.ts";

const fields = [
  { id: "measure", label: "Measure" },
  { id: "ask", label: "Ask" },
];
const note = aPrompt("slice", { kind: "reflection", prompt: "Write your note.", fields });
const course = aCourse("numbers", [aLesson("averages"), aLesson("slices", { prompts: [note] })]);
const [averages = aLesson("none"), slices = aLesson("none")] = course.lessons;
const catalog = aCatalog(course, aCourse("groups", [aLesson("names")]));
const now = new Date("2026-11-28T20:00:00Z");

async function shown(db: Db, person: Awaited<ReturnType<typeof join>>) {
  const items = rankToday(await learningToday({ db, person, now }, catalog), now);
  return items.map(({ title, to, facts, action }) => [title, to, facts, action]);
}

test("names the first lesson, then the next, then the first of another course", () =>
  inDatabase(async (db) => {
    await publish(db, course);
    const ana = await join(db, "ana");
    const [start] = await shown(db, ana);
    expect(start?.slice(0, 2)).toEqual(["averages", "/courses/numbers/lessons/averages"]);
    expect(start?.at(-1)).toBe(m.learningBeginLesson());
    await completeLesson(db, ana.id, course, averages, catalog);
    expect((await shown(db, ana))[0]?.[0]).toBe("slices");
    await completeLesson(db, ana.id, course, slices, catalog);
    expect((await shown(db, ana)).map(([title]) => title)).toEqual(["names"]);
  }));

test("a note in parts stands there with its parts counted, and leads to its page once it is whole", () =>
  inDatabase(async (db) => {
    await publish(db, course);
    const ana = await join(db, "ana");
    const save = (text: string) =>
      reflect(
        db,
        ana.id,
        { course, lesson: slices, prompt: note },
        { text, writer: "page", base: 0, visibility: null },
      );
    await save("Measure: attendance");
    expect((await shown(db, ana)).at(-1)).toEqual([
      ...[m.learningNote({ lesson: "slices" }), "/courses/numbers/lessons/slices#slice"],
      ...[m.learningNoteParts({ written: 1, count: 2 }), m.learningNoteContinue()],
    ]);
    const saved = await save("Measure: attendance\n\nAsk: the families of 4th grade");
    const id = saved.outcome === "saved" ? saved.reflection.id : "";
    expect((await shown(db, ana)).at(-1)).toEqual([
      ...[m.learningNote({ lesson: "slices" }), `/reflections/${id}`],
      ...[m.learningNoteParts({ written: 2, count: 2 }), m.learningNoteRead()],
    ]);
  }));

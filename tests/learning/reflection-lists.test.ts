import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { completeLesson } from "#app/learning/completion.server.ts";
import { promptAsShown } from "#app/learning/place.server.ts";
import { courseProgressFor, progressAndReflections } from "#app/learning/progress.server.ts";
import { findReflection, listReflections } from "#app/learning/queries/reflection-lists.server.ts";
import { reflect, restoreReflection, setVisibility } from "#app/learning/reflection.server.ts";
import { reflectionsAsMarkdown } from "#app/learning/reflection-export.server.ts";
import { reflections, reflectionVersions, reflectionVisibilityChanges } from "#db/schema/learning.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCourse, aLesson, aReflectionPrompt, join, publish } from "#tests/world.ts";
import { catalog, course, lesson, minutesLater, noon, prompt, save, versionsOf } from "./saved-reflection.ts";

describe("who may read", () => {
  test("is changed by the author alone, at any time, and each change is kept", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const bea = await join(db, "bea");
      const { reflection } = await save(db, ana.id, { text: "Two groups." });
      expect(await setVisibility(db, ana.id, reflection.id, "cohort")).toBe("changed");
      expect(await setVisibility(db, ana.id, reflection.id, "cohort")).toBe("changed");
      expect(await setVisibility(db, bea.id, reflection.id, "private")).toBe("missing");
      await save(db, ana.id, { text: "Two groups.", visibility: "coach" });
      const changes = await db
        .select()
        .from(reflectionVisibilityChanges)
        .where(eq(reflectionVisibilityChanges.reflectionId, reflection.id));
      expect(changes.map(({ visibility }) => visibility)).toEqual(["cohort", "coach"]);
    }));
});

describe("restoring", () => {
  test("brings back the words as a new version, for the author alone", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const bea = await join(db, "bea");
      const { reflection } = await save(db, ana.id, { text: "The mean hides two groups." });
      await save(db, ana.id, { text: "Never mind", base: 1 });
      expect(await restoreReflection(db, bea.id, reflection.id, 1, catalog)).toBe("missing");
      expect(await restoreReflection(db, ana.id, reflection.id, 9, catalog)).toBe("missing");
      expect(await restoreReflection(db, ana.id, reflection.id, 1, catalog)).toBe("restored");
      expect(await restoreReflection(db, ana.id, reflection.id, 1, catalog)).toBe("restored");
      expect(await versionsOf(db, reflection.id)).toEqual([
        "1 The mean hides two groups.",
        "2 Never mind",
        "3 The mean hides two groups.",
      ]);
      expect(await findReflection(db, reflection.id, ana)).toMatchObject({ text: "The mean hides two groups." });
    }));
});

test("bringing back what a course asks for finishes it", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const asks = aCourse("asking", [aLesson("means", { prompts: [prompt] })], {
      rule: { lessons: ["means"], responses: ["means/notice"], check: null },
    });
    const [means = lesson] = asks.lessons;
    const asking = await publish(db, asks);
    const write = (text: string, base: number) =>
      reflect(
        db,
        ana.id,
        { course: asks, lesson: means, prompt },
        { text, base, writer: "phone", visibility: null },
        noon,
      );
    const saved = await write("The mean hides two groups.", 0);
    if (saved.outcome !== "saved") throw new Error(saved.outcome);
    await write("", 1);
    await completeLesson(db, ana.id, asks, means, asking);
    expect(await courseProgressFor(db, ana.id, asks, asking)).toMatchObject({ state: "in-progress" });
    await restoreReflection(db, ana.id, saved.reflection.id, 1, asking);
    expect(await courseProgressFor(db, ana.id, asks, asking)).toMatchObject({ state: "finished" });
  }));

test("restoring and sharing while another page saves loses nothing", () =>
  withCommittedDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { reflection } = await save(db, ana.id, { text: "first" });
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => {
        if (at % 3 === 0) return restoreReflection(db, ana.id, reflection.id, 1, catalog);
        if (at % 3 === 1) return setVisibility(db, ana.id, reflection.id, at % 2 === 0 ? "coach" : "cohort");
        return save(db, ana.id, { text: `page ${at}`, writer: `page-${at}` });
      }),
    );
    const kept = await versionsOf(db, reflection.id);
    expect(kept.map((version) => Number(version.split(" ")[0]))).toEqual(kept.map((_, at) => at + 1));
    for (const at of [2, 5, 8, 11]) expect(kept.some((version) => version.endsWith(`page ${at}`))).toBe(true);
    const [mine] = await db.select().from(reflections);
    expect(kept.at(-1)).toBe(`${mine?.revision} ${mine?.text}`);
  }));

describe("the list of mine", () => {
  test("finds words in any case, and takes signs as they are typed", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const bea = await join(db, "bea");
      await save(db, ana.id, { text: "Only 50% of_us answered" });
      await save(db, bea.id, { text: "50% here too" });
      const found = async (search: string) => (await listReflections(db, ana.id, { search, page: 1 })).total;
      expect(await found("ANSWERED only")).toBe(1);
      expect(await found("50%")).toBe(1);
      expect(await found("50_")).toBe(0);
      expect(await found("of_us")).toBe(1);
      expect(await found("ofXus")).toBe(0);
      expect(await found("%")).toBe(1);
      expect(await found("\\")).toBe(0);
      expect((await listReflections(db, ana.id, { courseId: "elsewhere", page: 1 })).total).toBe(0);
    }));

  test("comes twenty at a time, newest first, and a page past the last is the last", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      for (let at = 0; at < 25; at++) {
        await db.insert(reflections).values({
          personId: ana.id,
          lessonId: `lesson ${at}`,
          promptId: "notice",
          courseId: "numbers",
          revision: 1,
          text: `note ${at}`,
          promptVersion: "1",
          updatedAt: minutesLater(at),
        });
      }
      const first = await listReflections(db, ana.id, { page: 1 });
      expect(first).toMatchObject({ total: 25, page: 1, pageCount: 2 });
      expect(first.reflections.map(({ text }) => text).slice(0, 2)).toEqual(["note 24", "note 23"]);
      expect((await listReflections(db, ana.id, { page: 2 })).reflections).toHaveLength(5);
      for (const past of [3, 1e9]) {
        const last = await listReflections(db, ana.id, { page: past });
        expect(last).toMatchObject({ total: 25, page: 2, pageCount: 2 });
        expect(last.reflections).toHaveLength(5);
      }
      for (const none of [0, -1, 1.5, Number.NaN]) {
        expect(await listReflections(db, ana.id, { page: none })).toMatchObject({ page: 1 });
      }
      const { reflections: recent } = await progressAndReflections(db, ana.id, catalog, 3);
      expect(recent).toEqual(first.reflections.slice(0, 3));
    }));
});

test("a page from before its question changed keeps what it showed, and the question of today comes beside it", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const reworded = aReflectionPrompt("notice", "What do you notice now?");
    const edited = aCourse("numbers", [aLesson("averages", { prompts: [reworded] })]);
    await publish(db, course);
    await publish(db, edited);
    const [lesson = aLesson("none")] = edited.lessons;
    const today = { course: edited, lesson, prompt: reworded };
    const seen = await promptAsShown(db, today, prompt.version);
    const words = { writer: "phone", base: 0, visibility: null };
    await reflect(db, ana.id, seen, { ...words, text: "To the old question." }, noon);
    await reflect(db, ana.id, today, { ...words, text: "To the old question, and the new." }, minutesLater(1));
    const versions = await db.select().from(reflectionVersions).orderBy(asc(reflectionVersions.revision));
    expect(versions).toMatchObject([
      { text: "To the old question.", promptVersion: prompt.version },
      { text: "To the old question, and the new.", promptVersion: reworded.version },
    ]);
  }));

test("the export holds every word under its question, the day where the author lives, and who can read it", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    await publish(db, course);
    await save(db, ana.id, { text: "The mean hides\n\ntwo groups.", visibility: "coach" });
    await db.update(reflections).set({ updatedAt: new Date("2026-11-24T04:30:00Z") });
    const text = await new Response(reflectionsAsMarkdown(db, ana)).text();
    expect(text).toContain("## numbers\n\n### averages\n\n> What do you notice?\n\nThe mean hides\n\ntwo groups.\n\n");
    expect(text).toMatch(/Monday, November 23, 2026 at 8:30\sPM PST · You and your coaches can read this/);
  }));

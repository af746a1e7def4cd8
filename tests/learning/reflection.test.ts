import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { enroll } from "#app/learning/enrollment.server.ts";
import { courseProgressFor, progressAndReflections } from "#app/learning/progress.server.ts";
import { listReflections, listReflectionVersions } from "#app/learning/queries/reflection-lists.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import { longestReflection } from "#app/learning/reflection.ts";
import { reflections, reflectionVersions } from "#db/schema/learning.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCourse, aLesson, aReflectionPrompt, join, publish } from "#tests/world.ts";
import { catalog, course, lesson, minutesLater, place, prompt, save, versionsOf } from "./saved-reflection.ts";

describe("saving", () => {
  test("begins private, with the question as it was", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const { reflection, overtaken } = await save(db, ana.id, { text: "The mean hides two groups." });
      expect(reflection).toMatchObject({ text: "The mean hides two groups.", revision: 1, visibility: "private" });
      expect(overtaken).toBe(false);
      const [version] = await db
        .select()
        .from(reflectionVersions)
        .where(eq(reflectionVersions.reflectionId, reflection.id));
      expect(version).toMatchObject({ promptVersion: prompt.version, contentVersion: "averages as written" });
    }));

  test("again, because its answer was lost, adds no version, even after another page saved", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const phone = { text: "From the phone.", writer: "phone", key: "k1" };
      const { reflection } = await save(db, ana.id, phone);
      await save(db, ana.id, { text: "From the laptop.", writer: "laptop", key: "k1", base: 1 }, minutesLater(1));
      const again = await save(db, ana.id, phone, minutesLater(2));
      expect(again).toMatchObject({ reflection: { text: "From the laptop.", revision: 2 }, overtaken: true });
      expect(await versionsOf(db, reflection.id)).toEqual(["1 From the phone.", "2 From the laptop."]);
      await save(db, ana.id, { ...phone, key: "k2" }, minutesLater(3));
      expect(await versionsOf(db, reflection.id)).toHaveLength(3);
    }));

  test("a page extends its own version with any key", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const { reflection } = await save(db, ana.id, { text: "The mean", key: "k1" });
      await save(db, ana.id, { text: "The mean hides two groups.", key: "k2", base: 1 }, minutesLater(1));
      expect(await versionsOf(db, reflection.id)).toEqual(["1 The mean hides two groups."]);
    }));

  test("as someone types writes on in one version, and begins another after ten minutes", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const { reflection } = await save(db, ana.id, { text: "The" });
      await save(db, ana.id, { text: "The mean", base: 1 }, minutesLater(1));
      await save(db, ana.id, { text: "The mean hides", base: 1 }, minutesLater(9));
      await save(db, ana.id, { text: "The mean hides much", base: 1 }, minutesLater(11));
      expect(await versionsOf(db, reflection.id)).toEqual(["1 The mean hides", "2 The mean hides much"]);
    }));

  test("the same text sent again by any page changes nothing", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const first = await save(db, ana.id, { text: "The mean" });
      const again = await save(db, ana.id, { text: "The mean", writer: "laptop", base: 1 }, minutesLater(60));
      expect(again.reflection).toEqual(first.reflection);
      const late = await save(db, ana.id, { text: "The mean", writer: "library", base: 0 }, minutesLater(60));
      expect(late).toEqual({ ...first, overtaken: false });
      expect(await versionsOf(db, first.reflection.id)).toEqual(["1 The mean"]);
    }));

  test("clearing keeps what was there as a version", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const { reflection } = await save(db, ana.id, { text: "The mean hides two groups." });
      await save(db, ana.id, { text: "", base: 1 }, minutesLater(1));
      expect(await versionsOf(db, reflection.id)).toEqual(["1 The mean hides two groups.", "2 "]);
      expect((await listReflections(db, ana.id, { page: 1 })).total).toBe(1);
      expect((await progressAndReflections(db, ana.id, catalog, 3)).reflections).toEqual([]);
    }));

  test("another page's newer words stay, and the page is told", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const { reflection } = await save(db, ana.id, { text: "from the phone" });
      const laptop = await save(db, ana.id, { text: "from the laptop", writer: "laptop", base: 0 }, minutesLater(1));
      expect(laptop).toMatchObject({ overtaken: true, reflection: { text: "from the laptop", revision: 2 } });
      const phone = await save(db, ana.id, { text: "from the phone again", base: 1 }, minutesLater(2));
      expect(phone).toMatchObject({ overtaken: true, reflection: { revision: 3 } });
      expect(await versionsOf(db, reflection.id)).toEqual([
        "1 from the phone",
        "2 from the laptop",
        "3 from the phone again",
      ]);
    }));

  test("from a page that knew the newest words is no surprise to anyone", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await save(db, ana.id, { text: "from the phone" });
      expect((await save(db, ana.id, { text: "then the laptop", writer: "laptop", base: 1 })).overtaken).toBe(false);
    }));

  test("more than can be kept is refused, and what was kept stays", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await save(db, ana.id, { text: "short" });
      const text = "x".repeat(longestReflection + 1);
      const refused = await reflect(db, ana.id, place, { text, writer: "phone", base: 1, visibility: "cohort" });
      expect(refused).toEqual({ outcome: "too-long" });
      const [kept] = await db.select().from(reflections).where(eq(reflections.personId, ana.id));
      expect(kept).toMatchObject({ text: "short", visibility: "private" });
    }));

  test("any text that a keyboard, a form or a broken phone sends can be kept", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const { reflection } = await save(db, ana.id, {
        text: "a\r\nb\u0000\ud800 \u{1f9ed} Soomaali Ti\u1ebfng Vi\u1ec7t",
      });
      expect(reflection.text).toBe("a\nb\ufffd \u{1f9ed} Soomaali Ti\u1ebfng Vi\u1ec7t");
    }));

  test("words to a new wording of the question are a version of their own, and the old one keeps its question", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const { reflection } = await save(db, ana.id, { text: "Two groups." });
      const asked = aReflectionPrompt("notice", "What do you wonder?");
      const edited = aCourse("numbers", [aLesson("averages", { prompts: [asked], contentVersion: "edited" })]);
      await publish(db, course, edited);
      const [again = lesson] = edited.lessons;
      const next = { text: "Two groups. Why?", writer: "phone", base: 1, visibility: null };
      await reflect(db, ana.id, { course: edited, lesson: again, prompt: asked }, next, minutesLater(1));
      expect(await listReflectionVersions(db, ana.id, reflection.id)).toMatchObject([
        { revision: 2, text: "Two groups. Why?", prompt: "What do you wonder?" },
        { revision: 1, text: "Two groups.", prompt: "What do you notice?" },
      ]);
    }));

  test("two tabs at once lose no word of either", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      await enroll(db, ana.id, course);
      const writers = ["phone", "laptop", "library", "bus"];
      for (let round = 1; round <= 5; round++) {
        await Promise.all(
          writers.map((writer) =>
            save(db, ana.id, { text: `${writer} ${round}`, writer, base: 0 }, minutesLater(round * 20)),
          ),
        );
      }
      const [mine] = await db.select().from(reflections);
      const kept = await db.select().from(reflectionVersions).orderBy(asc(reflectionVersions.revision));
      const sent = writers.flatMap((writer) => [1, 2, 3, 4, 5].map((round) => `${writer} ${round}`));
      expect(kept.map(({ text }) => text).sort()).toEqual(sent.sort());
      expect(kept.at(-1)).toMatchObject({ text: mine?.text, revision: mine?.revision });
    }));

  test("meets a rule that asks for a reflection, and an empty one does not", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const rule = { lessons: [], responses: ["averages/notice"], check: null };
      const asking = aCourse("numbers", [lesson], { rule });
      const catalog = await publish(db, asking);
      const words = { writer: "phone", base: 0, visibility: null };
      await reflect(db, ana.id, { ...place, course: asking }, { ...words, text: "" });
      expect((await courseProgressFor(db, ana.id, asking, catalog)).state).toBe("in-progress");
      await reflect(db, ana.id, { ...place, course: asking }, { ...words, text: "Two groups." });
      expect((await courseProgressFor(db, ana.id, asking, catalog)).state).toBe("finished");
    }));
});

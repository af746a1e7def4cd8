import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { lessonStateFor } from "#app/learning/lesson-page.server.ts";
import { promptAsShown } from "#app/learning/place.server.ts";
import { type PromptPlace, respond } from "#app/learning/response.server.ts";
import type { ResponseValue } from "#app/learning/response.ts";
import type { Db } from "#db/client.server.ts";
import { responses } from "#db/schema/learning.ts";
import { inDatabase } from "#tests/database.ts";
import { aCourse, aLesson, aPrompt, join, publish } from "#tests/world.ts";

const single = (question: string, right: string, ...others: string[]): PromptDefinition => ({
  kind: "check",
  question,
  explanation: "",
  type: "single",
  options: [right, ...others].map((id) => ({ id, text: id, correct: id === right, because: id })),
});
const check = aPrompt("check", single("Which?", "mean", "median", "mode"));
const second = aPrompt("second", single("And which now?", "mean", "median", "mode"));
const course = aCourse("numbers", [aLesson("averages", { prompts: [check, second] })]);

function place(promptId: string, of: typeof course): PromptPlace {
  const [lesson = aLesson("none")] = of.lessons;
  const prompt = lesson.prompts.find(({ id }) => id === promptId);
  if (!prompt) throw new Error(promptId);
  return { course: of, lesson, prompt };
}

const predicted = (answer: string): ResponseValue => ({ kind: "predict", answer });
const chose = (answer: string): ResponseValue => ({ kind: "check", answer: [answer] });
const responsesOf = (db: Db, personId: string) => db.select().from(responses).where(eq(responses.personId, personId));

describe("a page from before its question changed", () => {
  const corrected = aPrompt("check", single("Which one says more?", "spread", "mean"));
  const edited = aCourse("numbers", [aLesson("averages", { prompts: [corrected, second] })]);
  const opinion: PromptDefinition = { kind: "predict", question: "Which, do you think?", answer: { type: "text" } };
  const remade = aCourse("numbers", [aLesson("averages", { prompts: [aPrompt("check", opinion)] })]);

  test("answers the question that it shows: read, graded and kept by that one", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await publish(db, course);
      const catalog = await publish(db, edited);
      const seen = await promptAsShown(db, place("check", edited), check.version);
      expect(seen.prompt).toMatchObject({ version: check.version, definition: { question: "Which?" } });
      await respond(db, ana.id, seen, chose("mean"));
      expect(await responsesOf(db, ana.id)).toMatchObject([{ score: 1, promptVersion: check.version }]);
      const [lesson = aLesson("none")] = edited.lessons;
      const { state } = await lessonStateFor(db, ana, edited, lesson, { catalog });
      expect(state.responses.check).toMatchObject({ value: chose("mean"), askedThen: { question: "Which?" } });
    }));

  test.each([
    ["that says nothing of it", null],
    ["that names a wording nobody knows", "unheard"],
    ["that names another question's wording", second.version],
    ["that names what no database holds", "\u0000"],
  ])("and one %s answers the question of today", (_, asked) =>
    inDatabase(async (db) => {
      await publish(db, course);
      await publish(db, edited);
      expect(await promptAsShown(db, place("check", edited), asked)).toEqual(place("check", edited));
    }),
  );

  test("keeps its answer under its kind when that has changed; the lesson asks anew", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await publish(db, course);
      const catalog = await publish(db, remade);
      const seen = await promptAsShown(db, place("check", remade), check.version);
      expect(await respond(db, ana.id, seen, chose("mean"))).toMatchObject({ outcome: "saved" });
      expect(await responsesOf(db, ana.id)).toMatchObject([{ kind: "check", score: 1, promptVersion: check.version }]);
      const [lesson = aLesson("none")] = remade.lessons;
      const shown = async () => (await lessonStateFor(db, ana, remade, lesson, { catalog })).state.responses;
      expect(await shown()).toEqual({});
      expect(await respond(db, ana.id, place("check", remade), predicted("mean"))).toMatchObject({ outcome: "saved" });
      expect(await shown()).toMatchObject({ check: { value: predicted("mean"), isLocked: true } });
    }));

  test("never writes over an answer to the question of today", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await publish(db, course, remade);
      await respond(db, ana.id, place("check", remade), predicted("mean"));
      const seen = await promptAsShown(db, place("check", remade), check.version);
      expect(await respond(db, ana.id, seen, chose("median"))).toMatchObject({ outcome: "superseded" });
      expect(await responsesOf(db, ana.id)).toMatchObject([{ value: predicted("mean"), isLocked: true, tries: 1 }]);
    }));
});

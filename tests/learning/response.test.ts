import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { lessonStateFor } from "#app/learning/lesson-page.server.ts";
import { courseProgressFor } from "#app/learning/progress.server.ts";
import { type PromptPlace, respond } from "#app/learning/response.server.ts";
import type { ResponseValue } from "#app/learning/response.ts";
import type { Db } from "#db/client.server.ts";
import { responses } from "#db/schema/learning.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCourse, aLesson, aPrompt, join, publish } from "#tests/world.ts";

const guess = aPrompt("guess", { kind: "predict", question: "How many?", answer: { type: "text" } });
const option = (id: string, correct: boolean) => ({ id, text: id, correct, because: id });
const single = (question = "Which?"): PromptDefinition => ({
  kind: "check",
  question,
  explanation: "",
  type: "single",
  options: [option("mean", true), option("median", false), option("mode", false)],
});
const check = aPrompt("check", single());
const second = aPrompt("second", single("And which now?"));
const sampler = aPrompt("sampler", { kind: "sampler", share: 0.6, trait: "t", population: "p", sizes: [10, 50] });
const why = aPrompt("why", {
  kind: "activity",
  component: "WhyChain",
  question: "Why?",
  fields: [{ id: "first", label: "Why?", type: "text" }],
});
const course = aCourse("numbers", [aLesson("averages", { prompts: [guess, check, second, sampler, why] })]);

function place(promptId: string, of = course): PromptPlace {
  const [lesson = aLesson("none")] = of.lessons;
  const prompt = lesson.prompts.find(({ id }) => id === promptId);
  if (!prompt) throw new Error(promptId);
  return { course: of, lesson, prompt };
}

const predicted = (answer: string): ResponseValue => ({ kind: "predict", answer });
const chose = (answer: string): ResponseValue => ({ kind: "check", answer: [answer] });
const responsesOf = (db: Db, personId: string) => db.select().from(responses).where(eq(responses.personId, personId));

describe("a prediction", () => {
  test("locks with its first answer; another is refused and the first stays", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const first = await respond(db, ana.id, place("guess"), predicted("about half"));
      expect(first).toMatchObject({ outcome: "saved", response: { isLocked: true } });
      const other = await respond(db, ana.id, place("guess"), predicted("nearly all"));
      expect(other).toMatchObject({ outcome: "locked", response: { value: predicted("about half") } });
      expect(await responsesOf(db, ana.id)).toMatchObject([{ value: predicted("about half"), tries: 1 }]);
    }));

  test("pressed twice is saved once, without a word of refusal", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await respond(db, ana.id, place("guess"), predicted("about half"));
      expect(await respond(db, ana.id, place("guess"), predicted("about half"))).toMatchObject({ outcome: "saved" });
    }));

  test("made in eight tabs at once is one of the eight, and the others are told", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      await enroll(db, ana.id, course);
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, at) => respond(db, ana.id, place("guess"), predicted(`guess ${at}`))),
      );
      expect(outcomes.filter(({ outcome }) => outcome === "saved")).toHaveLength(1);
      expect(new Set(outcomes.map(({ response }) => JSON.stringify(response))).size).toBe(1);
    }));
});

describe("an activity", () => {
  const wrote = (first: string): ResponseValue => ({ kind: "activity", fields: { first } });

  test("is there on the next visit, and never replaces newer text that its page has not shown", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await respond(db, ana.id, place("why"), wrote("The bus is late"), { base: 0 });
      await respond(db, ana.id, place("why"), wrote("The route is long"), { base: 1 });
      const late = await respond(db, ana.id, place("why"), wrote("From an old page"), { base: 1 });
      expect(late).toMatchObject({ outcome: "answered-elsewhere", response: { value: wrote("The route is long") } });
      expect(await responsesOf(db, ana.id)).toMatchObject([
        { value: wrote("The route is long"), firstValue: wrote("The bus is late"), tries: 2, score: null },
      ]);
    }));
});

describe("a check", () => {
  test("keeps the first try beside the newest, and counts them", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await respond(db, ana.id, place("check"), chose("median"));
      await respond(db, ana.id, place("check"), chose("mode"));
      const { response } = await respond(db, ana.id, place("check"), chose("mean"));
      expect(response).toMatchObject({
        value: chose("mean"),
        score: 1,
        firstValue: chose("median"),
        firstScore: 0,
        tries: 3,
      });
    }));

  test("the same answer pressed twice is one try", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await respond(db, ana.id, place("check"), chose("median"));
      expect((await respond(db, ana.id, place("check"), chose("median"))).response.tries).toBe(1);
    }));

  test("finishes a course that asks for a level, from the answer that reaches it", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const rule = {
        lessons: [],
        responses: [],
        check: { prompts: ["averages/check", "averages/second"], level: 0.75 },
      };
      const asking = aCourse("numbers", course.lessons, { rule });
      const catalog = await publish(db, asking);
      const standing = () => courseProgressFor(db, ana.id, asking, catalog);
      await respond(db, ana.id, place("check", asking), chose("mean"));
      expect(await standing()).toMatchObject({
        state: "in-progress",
        requirements: [{ kind: "check", score: 0.5, answered: 1, of: 2, isMet: false }],
      });
      await respond(db, ana.id, place("second", asking), chose("mode"));
      expect((await standing()).state).toBe("in-progress");
      await respond(db, ana.id, place("second", asking), chose("mean"));
      expect((await standing()).state).toBe("finished");
      await respond(db, ana.id, place("second", asking), chose("mode"));
      expect((await standing()).state).toBe("finished");
    }));

  test("counts with its best try: another one never takes back what was reached", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const rule = { lessons: ["averages"], responses: [], check: { prompts: ["averages/check"], level: 1 } };
      const asking = aCourse("numbers", course.lessons, { rule });
      const catalog = await publish(db, asking);
      for (const answer of ["median", "mean", "mode"]) await respond(db, ana.id, place("check", asking), chose(answer));
      expect(await responsesOf(db, ana.id)).toMatchObject([
        { value: chose("mode"), firstValue: chose("median"), score: 0, firstScore: 0, bestScore: 1, tries: 3 },
      ]);
      expect((await courseProgressFor(db, ana.id, asking, catalog)).requirements).toMatchObject([
        { kind: "lesson", isMet: false },
        { kind: "check", score: 1, isMet: true },
      ]);
    }));

  test("counts with its newest score where a release before best scores wrote it", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const rule = { lessons: [], responses: [], check: { prompts: ["averages/check"], level: 1 } };
      const asking = aCourse("numbers", course.lessons, { rule });
      const catalog = await publish(db, asking);
      await respond(db, ana.id, place("check", asking), chose("mean"));
      await db.update(responses).set({ bestScore: null });
      expect((await courseProgressFor(db, ana.id, asking, catalog)).requirements).toMatchObject([{ score: 1 }]);
      await respond(db, ana.id, place("check", asking), chose("mode"));
      expect(await responsesOf(db, ana.id)).toMatchObject([{ score: 0, bestScore: 1 }]);
    }));
});

test("a sampler goes on from its last draw, and starts again with other samples", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const press = (draws: number, size = 10) =>
      respond(db, ana.id, place("sampler"), { kind: "sampler", size, draws, seed: 0 });
    const seen: ResponseValue[] = [];
    for (const draws of [1, 1, 0, 1]) seen.push((await press(draws)).response.value);
    seen.push((await press(1, 50)).response.value);
    const [first] = seen;
    const seed = first?.kind === "sampler" ? first.seed : Number.NaN;
    expect(seen).toEqual([
      { kind: "sampler", size: 10, draws: 1, seed },
      { kind: "sampler", size: 10, draws: 2, seed },
      { kind: "sampler", size: 10, draws: 0, seed: seed + 1 },
      { kind: "sampler", size: 10, draws: 1, seed: seed + 1 },
      { kind: "sampler", size: 50, draws: 1, seed: seed + 1 },
    ]);
  }));

describe("the lesson page", () => {
  test("shows an answer with the question as it was when the words have changed since", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await publish(db, course);
      await respond(db, ana.id, place("check"), chose("median"));
      const reworded = aPrompt("check", single("Which one says more?"));
      const edited = aCourse("numbers", [aLesson("averages", { prompts: [guess, reworded] })]);
      const catalog = await publish(db, edited);
      const [lesson = aLesson("none")] = edited.lessons;
      const { state } = await lessonStateFor(db, ana, edited, lesson, { catalog });
      expect(state.responses.check).toMatchObject({ value: chose("median"), askedThen: { question: "Which?" } });
    }));

  test("asks anew where the author has made another kind of question, and keeps the earlier answer", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await respond(db, ana.id, place("guess"), predicted("about half"));
      const remade = aCourse("numbers", [aLesson("averages", { prompts: [aPrompt("guess", single())] })]);
      const catalog = await publish(db, course, remade);
      const [lesson = aLesson("none")] = remade.lessons;
      const shown = async () => (await lessonStateFor(db, ana, remade, lesson, { catalog })).state.responses;
      expect(await shown()).toEqual({});
      expect(await respond(db, ana.id, place("guess", remade), chose("mean"))).toMatchObject({ outcome: "saved" });
      expect(await shown()).toMatchObject({
        guess: { value: chose("mean"), firstValue: chose("mean"), isLocked: false },
      });
      expect(await responsesOf(db, ana.id)).toMatchObject([{ firstValue: predicted("about half") }]);
    }));

  test("brings earlier ratings to the place where they are compared", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const statements = [{ id: "ask", text: "I can ask" }];
      const rating = (id: string, moment: "before" | "after") =>
        aPrompt(id, { kind: "confidence", pair: "asking", moment, statements });
      const rated = aCourse("numbers", [
        aLesson("first", { prompts: [rating("start", "before")] }),
        aLesson("last", { prompts: [rating("end", "after")] }),
      ]);
      const catalog = await publish(db, rated);
      const [first = aLesson("none"), last = aLesson("none")] = rated.lessons;
      await respond(
        db,
        ana.id,
        { course: rated, lesson: first, prompt: rating("start", "before") },
        { kind: "confidence", ratings: { ask: 2 } },
      );
      const { state } = await lessonStateFor(db, ana, rated, last, { catalog });
      expect(state.confidenceBefore).toEqual({ asking: { ask: 2 } });
      expect(state.responses).toEqual({});
    }));
});

import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { aCourse, aLesson, aPrompt, aReflectionPrompt } from "#tests/world.ts";

export const reflecting = aReflectionPrompt();
export const guess = aPrompt("guess", { kind: "predict", question: "How many?", answer: { type: "text" } });
export const look = aPrompt("look", {
  kind: "observe-infer",
  observePrompt: "What is there?",
  inferPrompt: "What may it mean?",
});
export const check = aPrompt("check", {
  kind: "check",
  question: "Which?",
  explanation: "",
  type: "single",
  options: [{ id: "mean", text: "The mean", correct: true, because: "" }],
});
export const course = aCourse("numbers", [aLesson("averages", { prompts: [reflecting, guess, look, check] })]);

/** The catalog rows of a release, which titles come from. */
export async function putInDatabase(db: Db) {
  const contentVersion = "1";
  await db
    .insert(schema.courses)
    .values({
      ...{ id: "numbers", slug: "numbers", title: "Numbers", language: "en", level: "foundations", topics: [] },
      ...{ minutes: 10, clockHoursEligible: false, position: 1, ruleVersion: course.ruleVersion, contentVersion },
    })
    .onConflictDoNothing();
  await db
    .insert(schema.lessons)
    .values({
      ...{ id: "averages", courseId: "numbers", slug: "averages", title: "Averages", minutes: 10, position: 1 },
      ...{ isRequired: true, contentVersion },
    })
    .onConflictDoNothing();
}

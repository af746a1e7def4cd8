import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lessonContext } from "../mdx/lesson-context.ts";
import { inspect } from "../mdx/plugins.ts";
import { levelSentences } from "./level-sentences.ts";
import { hardestGrade, readingLevelOf } from "./reading-level.ts";

function levelOf(text: string, format: "md" | "mdx" = "mdx") {
  const context = lessonContext({ file: `courses/c/01-l.${format}`, format, source: text, contentDir: "content" });
  return readingLevelOf(inspect(context, text));
}

const official =
  "The aforementioned authorization remains in effect throughout the participant’s enrollment, notwithstanding administrative determinations regarding eligibility, unless otherwise terminated in accordance with applicable regulations.";

test("the grade is that of Flesch and Kincaid, and a text too short has none", () => {
  // 0.39 × 6 words a sentence + 11.8 × 1 syllable a word − 15.59.
  expect(levelOf("The cat sat on the mat. ".repeat(20))?.grade).toBeCloseTo(-1.45, 0);
  expect(levelOf("The cat sat on the mat.")).toBeNull();
});

test("questions and feedback count, and pictures, data and labels do not", () => {
  const plain = "The cat sat on the mat. ".repeat(20);
  const check = (words: string) =>
    `<Check id="q" type="numeric" answer={1} tolerance={0} unit="cat" question="How many cats?" explanation="${words}" />`;
  expect(levelOf(`${plain}\n\n${check(official)}`)?.hardest).toBe(official);
  expect(levelOf(`${plain}\n\n![${official}](cat.png)`)?.words).toBe(120);
  const table = `${plain}\n\n| A | B |\n|---|---|\n| One two | ${official} |`;
  expect(levelOf(table)?.hardest).toBe(official);
  expect(levelOf(`${plain}\n\n:::callout{kind="note" title="A"}\n${official}\n:::`, "md")?.hardest).toBe(official);
});

test("the check says each course’s level, and which lesson is too hard", () => {
  const lesson = { file: "courses/c/01-l.mdx", words: 300, hardest: official };
  const sentences = levelSentences([{ folder: "courses/c", lessons: [{ ...lesson, grade: 9.1 }] }]).join("\n");
  expect(sentences).toContain("courses/c: grade 9.1 on average");
  expect(sentences).toContain("courses/c/01-l.mdx reads at grade 9.1, above 9; begin with “The aforementioned");
  expect(levelSentences([{ folder: "courses/c", lessons: [] }])).toEqual([]);
});

test("every lesson of ours is at ninth grade or below", () => {
  const lessons = globSync("content/courses/*/[0-9]*.{md,mdx}");
  expect(lessons.length).toBeGreaterThan(40);
  const grades = lessons.map((file) => {
    const body = readFileSync(file, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
    return { file, grade: levelOf(body, file.endsWith("x") ? "mdx" : "md")?.grade ?? Number.NaN };
  });
  expect(grades.filter(({ grade }) => !(grade <= hardestGrade))).toEqual([]);
});

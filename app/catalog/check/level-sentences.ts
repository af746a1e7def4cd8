import { shorten } from "../mistake.ts";
import type { CourseLevels } from "./check.server.ts";
import { hardestGrade } from "./reading-level.ts";

/**
 * What the check says of reading levels: a line for each course, and one for each lesson that is too hard, with the
 * sentence to begin with. They are advice, not mistakes: a law or a title can be hard and right.
 */
export function levelSentences(courses: CourseLevels[]): string[] {
  const measured = courses.filter(({ lessons }) => lessons.length > 0);
  if (measured.length === 0) return [];
  const summaries = measured.map(({ folder, lessons }) => {
    const words = lessons.reduce((sum, each) => sum + each.words, 0);
    const mean = lessons.reduce((sum, { grade, words }) => sum + grade * words, 0) / words;
    const hardest = Math.max(...lessons.map(({ grade }) => grade));
    return `  ${folder}: grade ${mean.toFixed(1)} on average, ${hardest.toFixed(1)} in its hardest lesson`;
  });
  const tooHard = measured.flatMap(({ lessons }) =>
    lessons
      .filter(({ grade }) => grade > hardestGrade)
      .map(
        ({ file, grade, hardest }) =>
          `  ${file} reads at grade ${grade.toFixed(1)}, above ${hardestGrade}; begin with “${shorten(hardest)}”`,
      ),
  );
  return ["Reading level (Flesch–Kincaid, U.S. school grade):", ...summaries, ...tooHard];
}

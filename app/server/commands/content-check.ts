/** `npm run content:check [folder]`: every mistake of every file in one run; exits with 1 if there are any. */
import { existsSync } from "node:fs";
import { checkContent } from "#app/catalog/check/check.server.ts";
import { levelSentences } from "#app/catalog/check/level-sentences.ts";
import { sentenceFor } from "#app/catalog/mistake.ts";
import { drawPages } from "#app/learning/drawn-check/draw-pages.server.ts";
import { compileMessages } from "#app/messages/compile.ts";

const contentDir = process.argv[2] ?? process.env.CONTENT_DIR ?? "content";
const say = (words: string) => process.stdout.write(`${words}\n`);
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

if (!existsSync(contentDir)) {
  say(`There is no folder ${contentDir}.`);
  process.exit(1);
}
await compileMessages();
const { mistakes, levels, courses, lessons, programs, protocols } = await checkContent({ contentDir, drawPages });
for (const mistake of mistakes) say(sentenceFor(mistake));
for (const sentence of levelSentences(levels)) say(sentence);
const files = new Set(mistakes.map((mistake) => mistake.file)).size;
const read = [
  count(courses, "course"),
  count(lessons, "lesson"),
  count(programs, "program"),
  count(protocols, "protocol"),
].join(", ");
say(
  mistakes.length > 0
    ? `\n${count(mistakes.length, "mistake")} in ${count(files, "file")} (${read}).`
    : `All is well: ${read}.`,
);
process.exitCode = mistakes.length > 0 ? 1 : 0;

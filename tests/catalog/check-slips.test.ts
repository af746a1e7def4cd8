import { beforeAll, describe, expect, test } from "vitest";
import { compileMessages } from "#app/messages/compile.ts";
import { check } from "./checking.ts";
import { type Slip, scripted, typed } from "./slips.ts";
import { typedInMd } from "./slips-in-md.ts";
import { courseText, inContentFolder, lessonText, pixel } from "./writing.ts";

const kinds: [format: string, slips: Slip[], files: Record<string, string | Uint8Array>][] = [
  ["mdx", typed, { "courses/c/a.png": pixel, "courses/c/script.svg": scripted }],
  ["md", typedInMd, { "courses/c/a.png": pixel }],
];

/** One lesson for each mistake, all of them in one course: each is found beside all the others. */
describe.each(kinds)("in .%s", (format, slips, files) => {
  const fileOf = (index: number) => `courses/c/${index + 1}-l${index}.${format}`;
  let sentences: string[] = [];

  beforeAll(async () => {
    await compileMessages();
    const lessons = slips.map(([written], index) => [fileOf(index), lessonText(`l${index}`, written)]);
    sentences = await inContentFolder(
      { "courses/c/course.mdx": courseText("c"), ...files, ...Object.fromEntries(lessons) },
      check,
    );
  });

  test.each(slips.map((slip, index) => [...slip, index] as const))("%s", (_written, place, text, fix, index) => {
    const own = sentences.filter((sentence) => sentence.startsWith(`${fileOf(index)}:`));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(`:${place}  ${text && `"${text}`}`);
    expect(own[0]).toContain(fix);
  });

  test("and nothing else is wrong", () => {
    expect(sentences).toHaveLength(slips.length);
  });
});

import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "#app/server/root.ts";

const words =
  "each number here was made by somebody who chose what to count and whom to ask so before we read a chart together we say what it can and cannot tell us about the children the adults and the systems around them".split(
    " ",
  );

/** Text of `count` words, the same for the same seed, in paragraphs of 60 words. */
function prose(count: number, seed: number): string {
  let state = seed + 1;
  const paragraphs: string[] = [];
  for (let written = 0; written < count; written += 60) {
    const paragraph = Array.from({ length: Math.min(60, count - written) }, () => {
      state = (state * 48271) % 2147483647;
      return words[state % words.length];
    });
    paragraphs.push(`${paragraph.join(" ")}.`);
  }
  return paragraphs.join("\n\n");
}

function lesson(course: number, number: number, wordCount: number): string {
  const half = Math.floor(wordCount / 2);
  return `---
id: bench-${course}-${number}
title: Lesson ${number} of course ${course}
minutes: 8
objectives: [Read a number with its maker in mind]
---

## First we read

${prose(half, course * 100 + number)}

<Check
  id="check"
  question="Who made this number?"
  type="single"
  options={[
    { id: "somebody", text: "Somebody who chose what to count", correct: true, because: "Every number has a maker." },
    { id: "nobody", text: "Nobody in particular", correct: false, because: "Somebody decided what to count." },
  ]}
/>

## Then we look again

${prose(wordCount - half, course * 100 + number + 7)}

<Reflection id="reflection" prompt="What will you ask about the next number you meet?" />
`;
}

/** Writes a content folder of the benchmark's size, with a protocol of the real content. */
export async function writeBenchContent(folder: string, size: { courses: number; lessons: number; words: number }) {
  const protocol = join("protocols", "consultancy.yaml");
  await cp(join(root, "content", protocol), join(folder, protocol));
  for (let course = 1; course <= size.courses; course++) {
    const home = join(folder, "courses", `bench-${course}`);
    await mkdir(home, { recursive: true });
    await writeFile(
      join(home, "course.mdx"),
      `---
id: bench-${course}
title: Course ${course}
summary: A course that the benchmark reads.
audience: Everyone who measures
level: foundations
topics: [bench]
authors: [The benchmark]
objectives: [Measure honestly]
clockHours: { eligible: false, note: "None." }
completion: { lessons: all }
---

About this course.
`,
    );
    for (let number = 1; number <= size.lessons; number++) {
      const name = `${String(number).padStart(2, "0")}-lesson-${number}.mdx`;
      await writeFile(join(home, name), lesson(course, number, size.words));
    }
  }
}

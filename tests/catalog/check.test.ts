import { beforeAll, expect, test } from "vitest";
import { drawPages } from "#app/learning/drawn-check/draw-pages.server.ts";
import { compileMessages } from "#app/messages/compile.ts";
import { check, sentencesOf } from "./checking.ts";
import { courseText, inContentFolder, lessonText } from "./writing.ts";

beforeAll(compileMessages);

test("what everybody types is text in .md", async () => {
  const body = "At 8:30, n<10 and p<.05 {b} a:b note:this.\n\n<!-- a comment -->";
  expect(await sentencesOf(body, { format: "md" })).toEqual([]);
});

test("colons, brackets and words that look like more are text in .md", async () => {
  const lines = [
    "At 8:30, note: this, a::b, std::check, see https://example.org/a::check.",
    "`::reflection {id}` and\n`std`::check",
    "```\n::: callout\n[a][b]\n```",
    "\\::: callout stays",
    "import taxes rose, and\nexport prices fell.",
    "[a][b] and [b], x[1][2], \\[^no], a note.[^1]",
    "[b]: https://example.org/b\n\n[^1]: Here.",
  ];
  expect(await sentencesOf(lines.join("\n\n"), { format: "md" })).toEqual([]);
});

test("what is right is right", async () => {
  const body =
    'p < .05, n≤10, 3 > 2, `n<10`\n\n```\n<b {\n```\n\n<Callout kind="note" title="n<10">\n\nText {1 < 2 ? "a" : "b"}\n\n</Callout>\n\n{/* a comment */}';
  expect(await sentencesOf(body)).toEqual([]);
});

test("front matter: missing, wrong and unknown settings, each where it stands", async () => {
  const sentences = await inContentFolder(
    {
      "courses/c/course.mdx": "---\nid: c\ntitle: 2024\nsumary: x\nsummary: y\nlevel: foundation\naudience: z\n---\n",
      "courses/c/01-l.md": "---\nid: l\nminutes: 0\n---\nText",
      "courses/c/02-m.md": "Text without any",
    },
    check,
  );
  expect(sentences).toEqual([
    'courses/c/01-l.md:2:1  "title" is missing; add it.',
    'courses/c/01-l.md:3:10  "minutes: 0": "minutes" must be more than 0.',
    "courses/c/02-m.md:1:1  there is no front matter; begin the file with a line ---, the settings, and another line ---.",
    'courses/c/course.mdx:3:8  "title: 2024": "title" must be text; if it is a number, put it in quotes.',
    'courses/c/course.mdx:4:1  "sumary": there is no such setting; write "summary".',
    'courses/c/course.mdx:6:8  "level: foundation": "level" must be one of foundations, practice, leadership.',
  ]);
});

test("front matter that cannot be read says so once, in plain words, and is never run as code", async () => {
  const sentences = await inContentFolder(
    {
      "courses/c/course.mdx": courseText("c"),
      "courses/c/01-a.md": "---\nid: a\ntitle: Part 1: Counting\nminutes: 5\n---\n\nText",
      "courses/c/02-b.md": "---\nid: b\ntitle: *Really* look\nminutes: 5\n---\n\nText",
      "courses/c/03-c.md": "---\nid: c3\ntitle: #1 rule\nminutes: 5\nafter:\n  - a\n---\n\nText",
      "courses/c/04-d.md": "---\nid: d\ntitle: D\nminutes: 5\n\nText",
      "courses/c/05-e.md": '---js\n(() => { throw new Error("code ran"); })()\n---\n\nText',
    },
    check,
  );
  expect(sentences).toEqual([
    'courses/c/01-a.md:3:8  "title: Part 1: Counting": a colon within a text begins another setting; write title: "Part 1: Counting".',
    'courses/c/02-b.md:3:8  "title: *Really* look": a text cannot begin with this sign; write title: "*Really* look".',
    'courses/c/03-c.md:3:1  "title": "title" says nothing; write it there, in quotes if it begins with #.',
    'courses/c/03-c.md:6:5  "a": "item 1 in after" must be settings, each on a line of its own as name: value.',
    "courses/c/04-d.md:1:1  the front matter is never closed; put a line --- after its last setting.",
    "courses/c/05-e.md:1:1  there is no front matter; begin the file with a line ---, the settings, and another line ---.",
  ]);
});

test("ids that two files claim name both places; rules and orders name what is not there", async () => {
  const rule =
    "completion:\n  lessons: [l, gone]\n  check: {prompts: [l/think], level: 0.8}\nprerequisites:\n  - {course: d, reason: x}\n";
  const sentences = await inContentFolder(
    {
      "courses/c/course.mdx": courseText("c", rule),
      "courses/c/01-l.mdx": lessonText(
        "l",
        '<Reflection id="think" prompt="x" />',
        "after: [{lesson: m, reason: x}]\n",
      ),
      "courses/c/02-m.mdx": lessonText("m", "x", "after: [{lesson: l, reason: x}]\n"),
      "courses/d/course.mdx": courseText("d", "prerequisites: [{course: c, reason: y}]\n"),
      "courses/d/01-again.mdx": lessonText("l"),
      "courses/d/2-again.mdx": lessonText("n"),
    },
    check,
  );
  const text = sentences.join("\n");
  expect(text).toContain('courses/d/01-again.mdx:2:5  "l": courses/c/01-l.mdx:2 has the same lesson id');
  expect(text).toContain('courses/d/2-again.mdx:1:1  "again": courses/d/01-again.mdx:1 has the same address');
  expect(text).toContain('"gone": no lesson of this course has this id');
  expect(text).toContain('"l/think": this is no Check');
  expect(text).toContain("wait for each other: c needs d needs c");
  expect(text).toContain("wait for each other: l comes after m comes after l");
  expect(sentences).toHaveLength(8);
});

test("all mistakes of all files come in one run, in order", async () => {
  const sentences = await inContentFolder(
    {
      "courses/c/course.mdx": `${courseText("c")}\nWe have n<10.`,
      "courses/c/01-l.mdx": lessonText(
        "l",
        "First n<10.\n\n<!-- note -->\n\nThen { alone.\n\n![](gone.png)\n\n<Calout />\n\n<br>",
      ),
      "courses/d/01-x.md": lessonText("x", "Fine."),
      "courses/e/course.md": courseText("e"),
    },
    check,
  );
  expect(sentences.map((sentence) => sentence.match(/^(\S+)/)?.[1])).toEqual([
    "courses/c/01-l.mdx:7:7",
    "courses/c/01-l.mdx:9:1",
    "courses/c/01-l.mdx:11:6",
    "courses/c/01-l.mdx:13:1",
    "courses/c/01-l.mdx:13:1",
    "courses/c/01-l.mdx:15:1",
    "courses/c/01-l.mdx:17:1",
    "courses/c/course.mdx:9:9",
    "courses/d:1:1",
    "courses/e/course.md:1:1",
  ]);
});

test("byte-order marks and Windows line ends are fine; other encodings are named", async () => {
  const windows = `\uFEFF${lessonText("l", "Fine.")}`.replaceAll("\n", "\r\n");
  const latin = Buffer.from(lessonText("m", "Caf\u00e9"), "latin1");
  const files = { "courses/c/course.mdx": courseText("c"), "courses/c/1-l.mdx": windows, "courses/c/2-m.mdx": latin };
  const sentences = await inContentFolder(files, check);
  expect(sentences).toEqual([expect.stringContaining("courses/c/2-m.mdx:7:4")]);
  expect(sentences[0]).toContain("not UTF-8");
});

test("a lesson that compiles but cannot be drawn is a mistake, and so are properties that only show then", async () => {
  const files = {
    "courses/c/rows.csv": "a,b\nx,1\n",
    "courses/c/broken.tsx": "export const Broken = () => { throw new Error('no rows'); };\n",
  };
  const thrown = await sentencesOf('import { Broken } from "./broken.tsx";\n\n<Broken />', { files });
  expect(thrown).toEqual([expect.stringMatching(/^9:1 .*"<Broken.*cannot be drawn \(no rows\)/)]);
  const missing = await sentencesOf("Text.\n\n{[].find(Boolean).name}");
  expect(missing).toEqual([expect.stringMatching(/^9:1 .*cannot be drawn \(there is nothing to take "name" from\)/)]);
  const chart = '<Chart kind="bar" title="t" alt="a" data={rows} x="nope" y="b" />';
  expect(await sentencesOf(`import rows from "./rows.csv";\n\n${chart}`, { files })).toEqual([
    expect.stringMatching(/^9:1 .*a column of every row/),
  ]);
});

test("a course's own text holds no lesson components", async () => {
  const text = `${courseText("c")}\n<Callout kind="note">x</Callout>`;
  const files = { "courses/c/course.mdx": text, "courses/c/1-l.md": lessonText("l") };
  const needsLesson = [expect.stringContaining("Callout needs a lesson around it")];
  expect(await inContentFolder(files, check)).toEqual(needsLesson);
  expect(await inContentFolder(files, (folder) => check(folder, drawPages))).toEqual(needsLesson);
});

test("a wrong value in front matter hides no other mistake, and takes nothing else along", async () => {
  const rule = "completion:\n  lessons: [l, gone]\n  check: {prompts: [l/nope], level: 75}\n";
  const sources = "sources:\n  - {id: a, text: A, url: nowhere}\n  - {id: b, text: B}\n";
  const sentences = await inContentFolder(
    {
      "courses/c/course.mdx": courseText("c", rule),
      "courses/c/01-l.mdx": lessonText(
        "l",
        '<Source id="b" />',
        `${sources}after:\n  - {lesson: l2}\n  - {lesson: m2, reason: x}\n`,
      ),
    },
    check,
  );
  expect(sentences.map((sentence) => sentence.replace("courses/c/", ""))).toEqual([
    expect.stringMatching(/^01-l.mdx:6:.*url of item 1 in sources/),
    expect.stringMatching(/^01-l.mdx:9:.*"reason of item 1 in after" is missing/),
    expect.stringMatching(/^01-l.mdx:9:.*"l2": no lesson of this course/),
    expect.stringMatching(/^01-l.mdx:10:.*"m2": no lesson of this course/),
    expect.stringMatching(/^course.mdx:8:.*"gone": no lesson of this course/),
    expect.stringMatching(/^course.mdx:9:.*"l\/nope": no lesson of this course asks this/),
    expect.stringMatching(/^course.mdx:9:.*must be 0 to 1/),
  ]);
});

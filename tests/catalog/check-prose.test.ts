import { beforeAll, expect, test } from "vitest";
import { compileMessages } from "#app/messages/compile.ts";
import { check } from "./checking.ts";
import { courseText, inContentFolder, lessonText } from "./writing.ts";

beforeAll(compileMessages);

const prose = [
  "We are #1 in this. #1 of many, C# and group #3.",
  "#1",
  "#equity is a topic\n#data too",
  "#BlackLivesMatter",
  "## About C#",
  "“Smart quotes” and ‘these’ are text; so is kind=“note”.",
  "[sic] (see below), [a] (b), f(x)[1], (a)[b], [...](and more), [Ana]: I agree.",
  "See [words](https://example.org) (https://example.org), \\[words] (https://example.org).",
  "Look! [Words](https://example.org)",
  "`##Heading`, `[a] (https://example.org)` and `![A](chart 1.png)`",
  "```\n##Heading\n| a | b |\n|---|\n![A](chart 1.png)\n<div>x</div>\n::: objectives\n```",
  "\\##Heading",
  "\\# of children, and \\## in a line",
  "From 8:30: a walk, 10:15:30, a::b, urn:isbn:x, https://example.org/:a:/b, \\:tada: and `:tada:`",
  "A\ttab in a line\nand none here",
  "| a | b |\n|---|---|\n| x \\| y | `p \\| q` |\n| 1 |",
  "A | B is either, and |x| is a size.",
  "-5 degrees and\n-7 degrees, 1.5 hours and\n2.5 hours, +1 for\n+2 for",
  "*a*\n*b*\n— and so\n— and so",
  "- a\n  - b\n    - c\n      - d\n\n> > > quote\n\n- - - - - - - - - - - - - - - - - - - - - - - -",
];

test("ordinary prose is never taken for a slip", async () => {
  const files = {
    "courses/c/course.mdx": courseText("c"),
    "courses/c/01-l.md": lessonText("l", prose.join("\n\n")),
    "courses/c/02-m.mdx": lessonText("m", prose.join("\n\n").replace("<div>x</div>", "")),
    "courses/c/03-n.mdx": lessonText(
      "n",
      '<Callout kind="note" title="The “real” ones">\n\n“x”\n\n</Callout>\n\n<svg viewBox="0 0 1 1"><linearGradient id="a" /></svg>',
    ),
  };
  expect(await inContentFolder(files, check)).toEqual([]);
});

test("comments and quotes that belong in front matter are left alone", async () => {
  const more =
    "# a comment\nrequired: true # yes\nlanguage: en # one of many\nsources:\n  - {id: a, text: “Missing” means more}\n  - {id: b, text: 'Group #3 and C#'}\n";
  const files = { "courses/c/course.mdx": courseText("c"), "courses/c/1-l.md": lessonText("l", "x", more) };
  expect(await inContentFolder(files, check)).toEqual([]);
});

const settings: [written: string, place: string, fix: string][] = [
  ["title: Working with group #3", "3:8", 'write title: "Working with group #3"'],
  ["title: “Working with group #3”", "3:8", 'write title: "Working with group #3"'],
  ["title: “Look again”", "3:8", `curly quotes, and the text keeps them; write "Look again", or '“Look again”'`],
  ["title: “Look: again”", "3:8", 'curly quotes do not hold it together; write title: "Look: again"'],
  ["title: !Important words", "3:19", 'its first word is lost; write title: "!Important words"'],
  ["title: &more words", "3:14", 'its first word is lost; write title: "&more words"'],
  ["title: T\nrequired: “true”", "4:11", "curly quotes, and the text keeps them; write true"],
  ["title: T\n“required”: true", "4:1", "curly quotes, and the text keeps them; write required"],
  ["title: T\nauthors: [Group #3, b]", "4:11", "put the whole text in quotes"],
  ["title: T\nauthors: [“A, B”]", "4:11", "put straight ones around it"],
  ["title: T\nobjectives:\n  - Count # of children", "5:5", "the rest of this text is lost"],
  ["title: T\nobjectives:\n  - “Look: again”", "5:5", "put straight ones around it"],
  [`title: T\nobjectives: ${"[".repeat(3000)}`, "4:", "hundreds of times"],
];

test("what front matter would lose or keep by mistake is said once, with its fix", async () => {
  const lessons = settings.map(([written], index) => [
    `courses/c/${index + 1}-l${index}.md`,
    `---\nid: l${index}\n${written}\nminutes: 5\n---\n\nWords.\n`,
  ]);
  const sentences = await inContentFolder(
    { "courses/c/course.mdx": courseText("c"), ...Object.fromEntries(lessons) },
    check,
  );
  for (const [index, [, place, fix]] of settings.entries()) {
    const own = sentences.filter((sentence) => sentence.includes(`-l${index}.md:`));
    expect(own).toEqual([expect.stringContaining(`.md:${place}`)]);
    expect(own[0]).toContain(fix);
  }
});

test("lessons where nobody would see them are named, and what is set aside is not", async () => {
  const files = {
    "notes.md": "x",
    "README.md": "x",
    "lessons/01-a.mdx": "x",
    "courses/c/course.mdx": courseText("c"),
    "courses/c/01-l.md": lessonText("l", "Here is [a handout](./more/handout.md)."),
    "courses/c/part-1/02-m.mdx": lessonText("m"),
    "courses/c/part-1/deep/03-n.md": lessonText("n"),
    "courses/c/more/handout.md": "x",
    "courses/c/_drafts/04-o.md": "x",
    "courses/group/d/course.mdx": courseText("d"),
  };
  const sentences = await inContentFolder(files, check);
  expect(sentences).toEqual([
    expect.stringMatching(/^courses\/c\/part-1\/02-m.mdx:1:1 .*right in their course's folder.*move it up/),
    expect.stringMatching(/^courses\/c\/part-1\/deep\/03-n.md:1:1 .*right in their course's folder/),
    expect.stringMatching(/^courses\/group\/d\/course.mdx:1:1 .*right in courses\//),
    expect.stringMatching(/^lessons\/01-a.mdx:1:1 .*in courses\/ alone/),
    expect.stringMatching(/^notes.md:1:1 .*in courses\/ alone/),
  ]);
});

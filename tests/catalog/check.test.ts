import { symlink } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { checkContent } from "#app/catalog/check/check.server.ts";
import { sentenceFor } from "#app/catalog/mistake.ts";
import { compileMessages } from "#app/messages/compile.ts";
import { atDesk, courseText, type Desk, lessonText, pixel } from "./writing.ts";

beforeAll(compileMessages);

const setReleaseFile = (releaseFile: string) => {
  process.env.CONTENT_RELEASE = releaseFile;
};

async function check({ contentDir }: Desk) {
  const { mistakes } = await checkContent({ contentDir, setReleaseFile });
  return mistakes.map(sentenceFor);
}

/** What the check says of a lesson whose text begins in line 7. */
async function sentencesOf(body: string, { format = "mdx", more = "", files = {} } = {}) {
  const file = `courses/c/01-l.${format}`;
  const desk = { "courses/c/course.mdx": courseText("c"), [file]: lessonText("l", body, more), ...files };
  const sentences = await atDesk(desk, check);
  return sentences.map((sentence) => sentence.replace(`${file}:`, ""));
}

const scripted = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

const typed: [written: string, place: string, text: string, fix: string][] = [
  ["We saw n<10 children.", "7:8", "n<10", '"n < 10", "fewer than 10" or "n&lt;10"'],
  ["Under <5% of families.", "7:7", "<5%", "less than 5%"],
  ["It was p<.05 there.", "7:8", "p<.05", "p&lt;.05"],
  ["I <3 data", "7:3", "<3", "&lt;3"],
  ["| a |\n|---|\n| n<10 |", "9:3", "n<10", "fewer than 10"],
  ["See <https://example.org/a>.", "7:5", "<https://example.org/a>", "[words](https://example.org/a)"],
  ["Write to <ana@example.org>.", "7:10", "<ana@example.org>", "[ana@example.org](mailto:ana@example.org)"],
  ["<!-- later -->", "7:1", "<!-- later -->", "{/* like this */}"],
  ["A lone { in text.", "7:8", "{ in text.", "\\{"],
  ["## Title {#here}", "7:10", "{#here}", "remove this"],
  ["One line<br>and next", "7:9", "<br>", "<br />"],
  ['<img src="a.png">', "7:1", '<img src="a.png">', '<img src="a.png" />'],
  ["{% raw %}", "7:1", "{% raw %}", "template tags"],
  ["A <a href=x.png>d</a>", "7:6", "href=x.png", 'href="x.png"'],
  ["<b>never closed", "7:1", "<b>", "</b>"],
  ["<b>crossed</i>", "7:11", "</i>", "</b>"],
  ["a {b} c", "7:3", "{b}", "\\{b\\}"],
  ["$x_{1}$", "7:4", "{1}", "formulas"],
  ['![A dot](a.png){alt="x"}', "7:16", '{alt="x"}', "settings in braces"],
  ["![](a.png)", "7:1", "![](a.png)", "no description"],
  ["![A dot](b.png)", "7:1", "b.png", "no such image"],
  ["[words](./nowhere.mdx)", "7:1", "./nowhere.mdx", "no such file"],
  ["[words](/courses/d)", "7:1", "/courses/d", "did you mean /courses/c?"],
  ["## Here\n\n[words](#her)", "9:1", "#her", "did you mean #here?"],
  ["# Title", "7:1", "# Title", "write ## for headings"],
  ["## One\n\n#### Two", "9:1", "#### Two", "skips a level"],
  ['<Calout kind="note">x</Calout>', "7:1", "<Calout", "write <Callout>"],
  ['<Callout kind="nte">x</Callout>', "7:10", 'kind="nte"', '"note"'],
  ['<Callout kind="note" titel="x">x</Callout>', "7:22", 'titel="x"', 'Write "title"'],
  ['<Reflection id="a" />', "7:1", "<Reflection", '"prompt"'],
  ['<Reflection id="a" prompt={1 + 1} />', "7:1", "<Reflection", "must be written out"],
  ['<Reflection id="a" prompt="x" />\n\n<Reflection id="a" prompt="y" />', "9:1", "a", "taken by another prompt"],
  ['<Term id="gone">x</Term>', "7:1", "gone", "glossary"],
  ['<Source id="gone" />', "7:1", "gone", "sources in the front matter"],
  ['<Reveal after="gone">x</Reveal>', "7:1", "gone", "no Predict"],
  ['<DataExplorer id="d" dataset="gone" measures={["a"]} groupings={[]} />', "7:1", "gone", "datasets/gone.csv"],
  ['import x from "lodash";\n\n{x}', "7:16", "lodash", "only files beside them"],
  ['import x from "../../../secret.ts";\n\n{x}', "7:16", "../../../secret.ts", "no such file"],
  ['import X from "./x.tsx"\nText', "8:1", "Text", "empty line"],
  ["<script>alert(1)</script>", "7:1", "<script", "no scripts of their own"],
  ['<iframe src="https://example.org/" />', "7:1", "<iframe", "to link to it"],
  ["<style>x</style>", "7:1", "<style", "no styles of their own"],
  ['<object data="a.png" />', "7:1", "<object", "![what it shows](file.png)"],
  ["<p>{true && <script />}</p>", "7:4", "<script", "no scripts of their own"],
  ['<button onClick={() => alert("x")}>x</button>', "7:9", "onClick=", "do nothing"],
  ["Today {Math.random()}", "7:7", "Math.random()", "differs between"],
  ["Today {new Date().getFullYear()}", "7:7", "new Date()", "differs between"],
  ["export const now = Date.now();\n\n{now}", "7:1", "Date.now()", "differs between"],
  ["Read [this][nope].", "7:6", "[this][nope]", "[nope]: https://"],
  ["So it is.[^missing]", "7:10", "[^missing]", "[^missing]:"],
  ["![A dot](script.svg)", "7:1", "script.svg", "holds a script"],
  ["[A dot](script.svg)", "7:1", "script.svg", "holds a script"],
  ['import dot from "./script.svg";\n\n<img src={dot} alt="A dot" />', "7:18", "./script.svg", "holds a script"],
  ['<p style="color: red">x</p>', "7:4", 'style="color: red"', "no inline styles"],
  [
    '<Check id="k" question="?" type="order" items={[{id: "a" text: "x"}]} explanation="y" />',
    "7:47",
    "{[{id:",
    "not complete JavaScript",
  ],
];

test.each(typed)(
  "%s",
  async (written, place, text, fix) => {
    const sentences = await sentencesOf(written, {
      files: { "courses/c/a.png": pixel, "courses/c/script.svg": scripted },
    });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(`${place}  "${text}`);
    expect(sentences[0]).toContain(fix);
  },
  20_000,
);

const typedInMd: [written: string, place: string, text: string, fix: string][] = [
  ["Line<br>next", "7:5", "<br>", "not kept in .md"],
  [':::calout{kind="note"}\nx\n:::', "7:1", ":::calout", 'write "callout"'],
  [':::callout{kind="note"}\nx', "7:1", ":::callout", "never closed"],
  ['::reflecton{id="a" prompt="x"}', "7:1", "::reflecton", 'write "reflection"'],
  [
    ':::check{id="k" question="?" type="single"}\n```yaml\noptions: [\n```\n:::',
    "9:11",
    "options: [",
    "brackets or braces do not match",
  ],
  [':::callout{kind="note"\nx\n:::', "7:1", ':::callout{kind="note"', "not closed with }"],
  ['::reflection {id="a" prompt="x"}', "7:1", '::reflection {id="a"', "a space stands before its settings"],
  ['::: callout{kind="note"}\nx\n:::', "7:1", "::: callout{", "a space stands after the colons"],
  ['::reflection{id="a" prompt="Say "hi""}', "7:1", "::reflection{", "the other kind of quotes"],
  ['::reflection{id="a" prompt="Say \\"hi\\""}', "7:1", "::reflection{", "single quotes"],
  ['Think. ::reflection{id="a" prompt="x"}', "7:8", "::reflection{", "on a line of its own"],
  ["Text.\n\n::reflecton", "9:1", "::reflecton", 'write "reflection"'],
  ["Text.\n\n:::", "9:1", ":::", "nothing is open"],
  ['import rows from "./x.csv"', "7:1", "import rows", "name the file .mdx"],
  ["export const a = 1;", "7:1", "export const", "name the file .mdx"],
  ["Read [this][nope].", "7:6", "[this][nope]", "[nope]: https://"],
  ["So it is.[^missing]", "7:10", "[^missing]", "[^missing]:"],
  [
    ':::check{id="k" question="?" type="single"}\n```yaml\noptions:\n  - text: one: two\n```\n:::',
    "10:11",
    "- text: one: two",
    'write text: "one: two"',
  ],
  [
    '::check{id="k" question="?" type="single"}',
    "7:1",
    "::check",
    '"options" of check is missing: it needs a list, in',
  ],
  ['::predict{id="k" question="?" type="number" min="x" max="5" step="1" unit="u"}', "7:1", "::predict", "such as 10."],
  [
    ':::check{id="k" question="?" type="single"}\noptions:\n  - id: a\n:::',
    "8:1",
    "options:",
    "a line ```yaml right below :::check",
  ],
  [
    ':::check{id="k" question="?" type="single"}\n```\noptions: []\n```\n:::',
    "8:1",
    "```",
    "a line ```yaml right below :::check",
  ],
];

test.each(typedInMd)(
  "in .md: %s",
  async (written, place, text, fix) => {
    const sentences = await sentencesOf(written, { format: "md" });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(`${place}  ${text && `"${text}`}`);
    expect(sentences[0]).toContain(fix);
  },
  20_000,
);

test("what everybody types is text in .md", async () => {
  const body = "At 8:30, n<10 and p<.05 {b} :smile: a:b note:this.\n\n<!-- a comment -->\n\n::: challenge";
  expect(await sentencesOf(body, { format: "md" })).toEqual([]);
}, 20_000);

test("colons, brackets and words that look like more are text in .md", async () => {
  const lines = [
    "At 8:30, note: this, a::b, std::check, see https://example.org/a::check.",
    "`::reflection {id}` and\n`std`::check",
    "    ::: callout{kind",
    "```\n::: callout\n[a][b]\n```",
    "\\::: callout stays",
    "import taxes rose, and\nexport prices fell.",
    "[a][b] and [b], x[1][2], \\[^no], a note.[^1]",
    "[b]: https://example.org/b\n\n[^1]: Here.",
  ];
  expect(await sentencesOf(lines.join("\n\n"), { format: "md" })).toEqual([]);
}, 20_000);

test("what is right is right", async () => {
  const body =
    'p < .05, n≤10, 3 > 2, `n<10`\n\n```\n<b {\n```\n\n<Callout kind="note" title="n<10">\n\nText {1 < 2 ? "a" : "b"}\n\n</Callout>\n\n{/* a comment */}';
  expect(await sentencesOf(body)).toEqual([]);
}, 20_000);

test("front matter: missing, wrong and unknown settings, each where it stands", async () => {
  const sentences = await atDesk(
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
}, 20_000);

test("front matter that cannot be read says so once, in plain words, and is never run as code", async () => {
  const sentences = await atDesk(
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
}, 20_000);

test("ids that two files claim name both places; rules and orders name what is not there", async () => {
  const rule =
    "completion:\n  lessons: [l, gone]\n  check: {prompts: [l/think], level: 0.8}\nprerequisites:\n  - {course: d, reason: x}\n";
  const sentences = await atDesk(
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
}, 20_000);

test("all mistakes of all files come in one run, in order", async () => {
  const sentences = await atDesk(
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
}, 20_000);

test("byte-order marks and Windows line ends are fine; other encodings are named", async () => {
  const windows = `\uFEFF${lessonText("l", "Fine.")}`.replaceAll("\n", "\r\n");
  const latin = Buffer.from(lessonText("m", "Caf\u00e9"), "latin1");
  const files = { "courses/c/course.mdx": courseText("c"), "courses/c/1-l.mdx": windows, "courses/c/2-m.mdx": latin };
  const sentences = await atDesk(files, check);
  expect(sentences).toEqual([expect.stringContaining("courses/c/2-m.mdx:7:4")]);
  expect(sentences[0]).toContain("not UTF-8");
}, 20_000);

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
}, 20_000);

test("a course's own text holds no lesson components", async () => {
  const text = `${courseText("c")}\n<Callout kind="note">x</Callout>`;
  const sentences = await atDesk({ "courses/c/course.mdx": text, "courses/c/1-l.md": lessonText("l") }, check);
  expect(sentences).toEqual([expect.stringContaining("Callout needs a lesson around it")]);
}, 20_000);

test("a folder without courses, and one course with images in a folder of its own", async () => {
  expect(await atDesk({ "notes.txt": "x" }, check)).toEqual([]);
  const files = { "courses/c/images/Big Dot.PNG": pixel };
  expect(await sentencesOf("![A dot](./images/Big%20Dot.PNG)", { files })).toEqual([]);
}, 20_000);

test("files that nobody would see are named, each once", async () => {
  const files = {
    "courses/loose.md": "x",
    "courses/README.md": "x",
    "courses/c/course.mdx": courseText("c"),
    "courses/c/course.md": courseText("c"),
    "courses/c/01-l.md": lessonText("l", "Here is [a handout](./handout.docx)."),
    "courses/c/02-m.markdown": lessonText("m"),
    "courses/c/03-n.md.txt": lessonText("n"),
    "courses/c/04-o.docx": "x",
    "courses/c/_draft.md": "x",
    "courses/c/handout.docx": "x",
  };
  const sentences = await atDesk(files, async (desk) => {
    const courses = path.join(desk.contentDir, "courses");
    await symlink("01-l.md", path.join(courses, "c/05-p.md"));
    await symlink("nowhere.md", path.join(courses, "c/06-q.md"));
    await symlink("c", path.join(courses, "d"));
    return check(desk);
  });
  const about = new Map(sentences.map((sentence) => [sentence.match(/^[^:]+/)?.[0], sentence]));
  expect(sentences).toHaveLength(8);
  expect(about.get("courses/loose.md")).toContain("stands in no course");
  expect(about.get("courses/d")).toContain("links to folders are not read");
  expect([...about].filter(([, sentence]) => sentence.includes("two course files"))).toHaveLength(1);
  expect(about.get("courses/c/02-m.markdown")).toContain("lessons end in .mdx or .md");
  expect(about.get("courses/c/03-n.md.txt")).toContain("lessons end in .mdx or .md");
  expect(about.get("courses/c/04-o.docx")).toContain("lessons end in .mdx or .md");
  expect(about.get("courses/c/05-p.md")).toContain("put the file itself here");
  expect(about.get("courses/c/06-q.md")).toContain("leads nowhere");
}, 20_000);

test("a wrong value in front matter hides no other mistake, and takes nothing else along", async () => {
  const rule = "completion:\n  lessons: [l, gone]\n  check: {prompts: [l/nope], level: 75}\n";
  const sources = "sources:\n  - {id: a, text: A, url: nowhere}\n  - {id: b, text: B}\n";
  const sentences = await atDesk(
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
}, 20_000);

test("a codebook's mistakes stand in the codebook, in plain words", async () => {
  const files = {
    "datasets/d.csv": "a,b\ntrue,x\n",
    "datasets/d.codebook.yaml":
      "id: d\ntitle: D\nisSynthetic: yes\nunitSingular: child\nunitPlural: children\nmeasures:\n  - {id: a, label: A, summary: sum, unit: '%', definition: A}\notherColumns: []\nlicense: x\nnote: x\n",
  };
  const explorer = '<DataExplorer id="d" dataset="d" measures={["a"]} groupings={[]} />';
  expect(await sentencesOf(explorer, { files })).toEqual([
    'datasets/d.codebook.yaml:1:1  "groupings" is missing; add it.',
    'datasets/d.codebook.yaml:3:14  "isSynthetic: yes": "isSynthetic" must be true or false.',
    'datasets/d.codebook.yaml:7:32  "summary: sum": "summary of item 1 in measures" must be "share" or "mean".',
  ]);
}, 20_000);

import { beforeAll, describe, expect, test } from "vitest";
import { compileMessages } from "#app/messages/compile.ts";
import { check } from "./checking.ts";
import { courseText, inContentFolder, lessonText, pixel } from "./writing.ts";

type Slip = [written: string, place: string, text: string, fix: string];

const scripted = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

const typed: Slip[] = [
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
  ["<Callout kind=“note” title=“Few children”>x</Callout>", "7:10", "kind=“note” title=", 'kind="note" title="Few'],
  [
    '<Callout kind="note”>x</Callout>',
    "7:10",
    'kind="note”',
    'curly quotes do not hold a setting; use straight ones: write kind="note"',
  ],
  [
    "<Callout kind=‘note’>x</Callout>",
    "7:10",
    "kind=‘note’",
    'curly quotes do not hold a setting; use straight ones: write kind="note"',
  ],
  ['<Callout kind="“note”">x</Callout>', "7:10", 'kind="“note”"', 'stands in curly quotes; write "note"'],
  ["<img src=“a.png” alt=“A dot” />", "7:6", "src=“a.png”", 'write src="a.png" alt="A dot"'],
  ["<Callout kind={“note”}>x</Callout>", "7:15", "{“note”}", "curly quotes hold no text"],
  [
    "<Confidence id='k' pair='p' moment='before' statements={[{id: “a”, text: 'x'}]} />",
    "7:56",
    "{[{id: “a”",
    "curly quotes hold no text",
  ],
  ["import rows from “./rows.csv”;\n\nx", "7:1", "import rows", "its quotes are curly"],
  ['<Callout kind="note" kind="care">x</Callout>', "7:22", 'kind="care"', "given twice"],
  [
    "<Check id='k' question='?' type='single' options={[{id: 'a', text: 'x', correct: {true}, because: 'y'}]} />",
    "7:50",
    "{[{id: 'a'",
    "write correct: true.",
  ],
  [
    "<Check id='k' question='?' type='single' options={[{id: 'a', text: 'x', correct: 'yes', because: 'y'}, {id: 'b', text: 'z', correct: true, because: 'y'}]} />",
    "7:42",
    "options={",
    "must be true or false.",
  ],
  [
    "<Check id='k' question='?' type='single' options={[{id: 'a', text: 'Don’t.', correct: true, because: 'y'}, {id: 'b', text: \"don't\", correct: false, because: 'z'}]} />",
    "7:42",
    "options={",
    "two options that read the same",
  ],
  ["<Sampler id='k' share={0.5} trait='x' population='y' sizes={['3']} />", "7:54", "sizes=", "such as 10."],
  ['<callout kind="note">x</callout>', "7:1", "<callout", "write <Callout>"],
  ['<p><data-explorer id="d" /></p>', "7:4", "<data-explorer", "write <DataExplorer>"],
  ["{true && <callout>x</callout>}", "7:1", "<callout", "write <Callout>"],
  ["<Div>x</Div>", "7:1", "<Div", "write <div>"],
  ["<aside><warning>x</warning></aside>", "7:8", "<warning", 'there is no tag "warning"'],
  ["![A][pic]\n\n[pic]: https://example.org/a.png", "9:1", "https://example.org/a.png", "save the file there"],
  ["![pic]\n\n[pic]: ./gone.png", "9:1", "./gone.png", "no such image"],
  ['<img src={"https://example.org/a.png"} alt="x" />', "7:1", "https://example.org/a.png", "save the file there"],
  ['<img srcSet="//example.org/a.png 2x" alt="x" />', "7:1", "//example.org/a.png", "save the file there"],
  ["![A](chart 1.png)", "7:1", "![A](chart 1.png)", "write ![A](<chart 1.png>)"],
  ["See [the site] (https://example.org/).", "7:5", "[the site] (", "write [the site](https://example.org/)"],
  ["##Heading", "7:1", "##Heading", "write ## Heading"],
  ["| a | b |\n|---|\n| 1 | 2 |", "8:1", "|---|", "write |---|---|"],
  ["| a | b |\n|---|---|\n| 1 | 2 | 3 |", "9:9", "| 3 |", "3 cells under 2 headers"],
  [`${"<div>".repeat(150)}x${"</div>".repeat(150)}`, "7:501", "<div>", "more than 100 deep"],
  [`{${"[".repeat(3000)}${"]".repeat(3000)}}`, "7:1", "{[[", "hundreds of times"],
  [`${"> ".repeat(3000)}x`, "7:1", "> >", "more than 20 deep"],
];

const typedInMd: Slip[] = [
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
  [
    ":::callout{kind=“note”}\nx\n:::",
    "7:12",
    "kind=“note”",
    'curly quotes do not hold a setting; use straight ones: write kind="note"',
  ],
  ["::reflection{id=“a” prompt=“What do you see?”}", "7:1", "::reflection{", 'write id="a" prompt="What do you see?"'],
  ["A :term[word]{id=‘mean’} here.", "7:15", "id=‘mean’", 'write id="mean"'],
  [
    ':::check{id="k" question="?" type="order" explanation="x"}\n```yaml\nitems:\n  - {id: “a”, text: x}\n  - {id: b, text: y}\n```\n:::',
    "7:1",
    ":::check",
    'stands in curly quotes; write "a"',
  ],
  [
    ':::check{id="k" question="?" type="order" explanation="x"}\n```yaml\nitems:\n  - id: a\n    text: Group #3\n  - id: b\n    text: Group four\n```\n:::',
    "11:11",
    "text: Group #3",
    'write text: "Group #3"',
  ],
  [
    ':::check{id="k" question="?" type="order" explanation="x"}\n```yaml\nitems:\n  - {id: a, text: One}\n  - {id: b, text: "one "}\n```\n:::',
    "7:1",
    ":::check",
    "two items that read the same",
  ],
  ["::: objectives\n\nx\n\n:::", "7:1", "::: objectives", 'there is no "objectives"; the gallery shows'],
  [":::objectives\nx\n:::", "7:1", ":::objectives", 'there is no "objectives"; the gallery shows'],
  ["::: warning Look\nx\n:::", "7:1", "::: warning", 'write :::callout{kind="care"}'],
  ["::: {.note}\nx\n:::", "7:1", "::: {.note}", "a container needs a name"],
  [":::\nx\n:::", "7:1", ":::", "a container needs a name"],
  ['::video{src="x"}', "7:1", "::video", 'there is no "video"'],
  [':::callout kind="note"\nx\n:::', "7:1", ":::callout", "its settings stand in no braces"],
  [':::callout[One]{kind="note" title="Two"}\nx\n:::', "7:1", ":::callout", '"title" is given twice'],
  ["[words](chart 1.png)", "7:1", "[words](chart 1.png)", "write [words](<chart 1.png>)"],
  ["- ![A] (chart.png)", "7:3", "![A] (chart.png)", "write ![A](chart.png)"],
  ["| a |\n|---|\n| [b] (https://example.org/) |", "9:3", "[b] (https", "write [b](https://example.org/)"],
  ["> [words](https://example.org/", "7:3", "[words](https", "never closed"],
  ["[words](https://example.org/ “Title”)", "7:1", "[words](https", "straight quotes around them"],
  ["(words)[https://example.org/]", "7:1", "(words)[https", "the other way around"],
  ["! [A](a.png)", "7:3", "[A](a.png)", "a space after the !"],
  ["Text\n###Heading", "8:1", "###Heading", "write ### Heading"],
  ["> ##Heading", "7:3", "##Heading", "write ## Heading"],
  ["#Heading", "7:1", "#Heading", "write ## Heading"],
  ["####### Deep", "7:1", "####### Deep", "at most six"],
  ["| a | b |\n| 1 | 2 |", "7:1", "| a | b |", "write |---|---| in a line below"],
  ["| a | b |\n|—|—|\n| 1 | 2 |", "8:1", "|—|—|", "these are dashes"],
  ["| a | b |\n---", "7:1", "| a | b |", "write |---|---|"],
  ["| a | b |\n\n|---|---|\n| 1 | 2 |", "9:1", "|---|---|", "right below its header"],
  ["| a | b |\n|---|---|\n| `c|d` | 2 |", "9:9", "| 2 |", "write \\| for the sign itself"],
  ["| a | b |\n|---|---|\n| 1 | 2 |\nMore words", "10:1", "More words", "becomes a row of it"],
  ["• First\n• Second", "7:1", "• First", "is written - First"],
  ["<div>Words</div>", "7:1", "<div>Words</div>", "the words within these tags are not shown"],
  ["n<b and c>d", "7:2", "<b and c>", 'write "< b" with a space'],
  ["A <span>few</span> words", "7:3", "<span>", "not kept in .md"],
  ["<!-- a --> words", "7:1", "words", "what follows a comment in its line is not shown"],
  ["<!-- never closed\n\nMore", "7:1", "<!-- never", "all below it is not shown"],
  ["[^1]: Nobody refers to this.", "7:1", "[^1]", "nothing refers to this footnote"],
  ["![A][pic]\n\n[pic]: https://example.org/a.png", "9:1", "https://example.org/a.png", "save the file there"],
  [`${">".repeat(3000)} x`, "7:1", ">>>", "more than 20 deep"],
  [Array.from({ length: 400 }, (_, deep) => `${"  ".repeat(deep)}- x`).join("\n"), "27:41", "- x", "more than 20 deep"],
  [`${"1. ".repeat(400)}x`, "7:1", "1. 1. ", "more than 20 deep"],
];

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

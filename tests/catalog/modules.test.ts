import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { storeFolders } from "#app/catalog/release.server.ts";
import { draw, publish } from "./published.ts";
import { courseText, inContentFolder, lessonText, pixel } from "./writing.ts";

test("components, data and images from beside a lesson are part of it", () =>
  inContentFolder(
    {
      "courses/c/course.mdx": courseText("c"),
      "courses/c/1-l.mdx": lessonText(
        "l",
        'import rows from "./data/rows.csv";\nimport { Sum } from "./sum";\n\n<Sum rows={rows} />\n\n![One dot](images/dot.png)',
      ),
      "courses/c/data/rows.csv": "\uFEFFname,n\nAlder,7\nCedar,2.5\n007,\n",
      "courses/c/sum.tsx":
        'import { useState } from "react";\nexport function Sum({ rows }: { rows: { n: number | string }[] }) {\n  const [start] = useState(1);\n  return <output>{rows.reduce((sum, row) => sum + Number(row.n), start)}</output>;\n}\n',
      "courses/c/images/dot.png": pixel,
    },
    async (folder) => {
      const { lessons, problems } = await publish(folder);
      expect(problems).toEqual([]);
      const html = await draw(lessons[0]);
      expect(html).toContain("<output>10.5</output>");
      expect(html).toMatch(
        /<img src="\/content\/assets\/[0-9a-f]{24}\/dot.png" alt="One dot".* width="1" height="1"\/>/,
      );
    },
  ));

test("directives in .md become components, with lists from a yaml block", () =>
  inContentFolder(
    {
      "courses/c/course.mdx": courseText("c"),
      "courses/c/1-l.md": lessonText(
        "l",
        ':::callout[Take care]{kind="care"}\nAbout :term[groups]{id="group"}.\n:::\n\n:::check{id="k" type="single" question="Which?"}\n```yaml\noptions:\n  - {id: a, text: One, correct: true, because: So}\n  - {id: b, text: Two, correct: false, because: No}\n```\n:::\n\n::reflection{id="think" prompt="And you?"}',
      ),
    },
    async (folder) => {
      const { lessons } = await publish(folder);
      const html = await draw(lessons[0]);
      expect(html).toContain(
        '<section aria-label="Callout {"kind":"care","title":"Take care"}"><p><span data-stretch="0">About </span><section aria-label="Term {"id":"group"}"><span data-stretch="1">groups</span></section>.</p></section>',
      );
      expect(html).toContain('<div data-block="k"><section aria-label="Check {"id":"k","type":"single"');
      expect(lessons[0]?.prompts.map(({ id, definition }) => [id, definition.kind])).toEqual([
        ["k", "check"],
        ["think", "reflection"],
      ]);
    },
  ));

test("headings, blocks and tables have what the page needs, without inline styles", () =>
  inContentFolder(
    {
      "courses/c/course.mdx": courseText("c"),
      "courses/c/1-l.mdx": lessonText(
        "l",
        "Before.\n\n## Who *counts*?\n\nOne.\n\nTwo [out](https://example.org).\n\n## Who counts?\n\n| a | b |\n|---|--:|\n| 1 | 2 |",
      ),
    },
    async (folder) => {
      const { lessons } = await publish(folder);
      expect(lessons[0]?.outline).toEqual([
        { id: "who-counts", depth: 2, title: "Who counts?" },
        { id: "who-counts-2", depth: 2, title: "Who counts?" },
      ]);
      const html = await draw(lessons[0]);
      expect(html).toContain('<p data-block="start.1">Before.</p>');
      expect(html).toContain('<p data-block="who-counts.2">');
      expect(html).toContain('rel="external noreferrer"');
      expect(html).toContain(
        '<div class="table-scroll" role="group" aria-label="a, b" tabindex="0" data-block="who-counts-2.1">',
      );
      expect(html).not.toContain("style=");
    },
  ));

/** What is left of a text for React: its elements without the static HTML. */
async function drawnByReact(body: string, more: Record<string, string> = {}) {
  return inContentFolder(
    { "courses/c/course.mdx": courseText("c"), "courses/c/1-l.mdx": lessonText("l", body), ...more },
    async (folder) => {
      const { lessons, problems } = await publish(folder);
      expect(problems).toEqual([]);
      const html = await draw(lessons[0]);
      const name = lessons[0]?.moduleUrl.split("/").at(-1) ?? "";
      const code = await readFile(path.join(storeFolders(folder.dataDir).modules, name), "utf8");
      const words: string[] = JSON.parse(
        await readFile(path.join(storeFolders(folder.dataDir).modules, name.replace(".js", ".json")), "utf8"),
      );
      return { html, code, words };
    },
  );
}

test("words are compiled to HTML, and the module holds components and code alone", async () => {
  const { html, code, words } = await drawnByReact(
    [
      'Opening words with *stress* & more.\n\n## A heading\n\n- one\n- two\n\n{/* a note */}\n\n{"Braces"} {"count"} 5.',
      '<Callout kind="note">\n\nInner words, **twice**.\n\n</Callout>',
      '| Name | n |\n|---|--:|\n| Alder | <Term id="group">many</Term> |\n| Birch | 2 |',
      "Closing words, and a note.[^1]\n\n[^1]: Below the line.",
    ].join("\n\n"),
  );
  for (const word of [
    "Opening",
    "stress",
    "A heading",
    "<li>",
    "Braces",
    "Inner",
    "twice",
    "many",
    "Alder",
    "Closing",
  ]) {
    expect(code, word).not.toContain(word);
    expect(html, word).toContain(word);
  }
  expect(words[0]).toMatch(
    /^<p data-block="start.1">Opening words with <em>stress<\/em> &amp; more.<\/p><h2 id="a-heading" data-block="a-heading">/,
  );
  expect(words[0]).toContain("Braces count 5.");
  expect(html).toMatch(/<td><span data-stretch="\d">Alder<\/span><\/td>/);
  expect(html).not.toMatch(/<(tr|tbody|table)[^>]*><(div|span)/);
  expect(words.at(-1)).toContain("Below the line.");
});

test("code beside the words stays code, and an author's own components see the children that they were given", async () => {
  const { html, code } = await drawnByReact(
    'import { Count, Loud } from "./parts";\nexport const year = 2024;\n\nIn {year}, twice {year * 2}.\n\n<Count>\n\nFirst.\n\nSecond.\n\n</Count>\n\n<Loud>softly</Loud>\n\n{[1, 2].map((n) => <b key={n}>{n}</b>)}\n\n<details><summary>More</summary>About <Loud>this</Loud> too.</details>',
    {
      "courses/c/parts.tsx":
        'import { Children, isValidElement, type ReactNode } from "react";\nexport const Count = ({ children }: { children: ReactNode }) => <output>{Children.toArray(children).filter((each) => isValidElement(each) && each.type === "p").length} children{children}</output>;\nexport const Loud = ({ children }: { children: string }) => <i>{children.toUpperCase()}</i>;\n',
    },
  );
  const plain = html.replaceAll(/<\/?(span|div)[^>]*>/g, "");
  expect(plain).toContain('<p data-block="start.1">In 2024, twice 4048.</p>');
  expect(plain).toContain("<output>2 children<p>First.</p>");
  expect(plain).toContain("<i>SOFTLY</i>");
  expect(plain).toContain("<b>1</b><b>2</b>");
  expect(html).toMatch(/<details[^>]*><summary>/);
  expect(plain).toContain("About <i>THIS</i> too.");
  expect(code).not.toContain("First.");
});

import { readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { compileMessages } from "#app/messages/compile.ts";
import { check, sentencesOf } from "./checking.ts";
import { courseText, inContentFolder, lessonText, pixel } from "./writing.ts";

beforeAll(compileMessages);

test("a folder without courses, and one course with images in a folder of its own", async () => {
  expect(await inContentFolder({ "notes.txt": "x" }, check)).toEqual([]);
  const files = { "courses/c/images/Big Dot.PNG": pixel };
  expect(await sentencesOf("![A dot](./images/Big%20Dot.PNG)", { files })).toEqual([]);
});

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
  const sentences = await inContentFolder(files, async (folder) => {
    const courses = path.join(folder.contentDir, "courses");
    await symlink("01-l.md", path.join(courses, "c/05-p.md"));
    await symlink("nowhere.md", path.join(courses, "c/06-q.md"));
    await symlink("c", path.join(courses, "d"));
    return check(folder);
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
});

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
});

test("a link to a protocol or to the page for facilitators is right if there is one", async () => {
  const links =
    "[a](/protocols/tuning) [b](/courses/c/facilitator) [c](/protocols/tunning) [d](/courses/d/facilitator)";
  const files = {
    "protocols/tuning.yaml": await readFile("content/protocols/tuning.yaml"),
    "courses/c/facilitator.md": "---\ntitle: T\n---\n\nWords.\n",
  };
  const sentences = await sentencesOf(links, { format: "md", files });
  expect(sentences).toEqual([
    expect.stringContaining(
      '"/protocols/tunning": no page of this site has that address; did you mean /protocols/tuning',
    ),
    expect.stringContaining('"/courses/d/facilitator": no page of this site has that address'),
  ]);
});

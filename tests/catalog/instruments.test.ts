import { beforeAll, expect, test } from "vitest";
import { buildRelease } from "#app/catalog/build.server.ts";
import { compileMessages } from "#app/messages/compile.ts";
import { check } from "./checking.ts";
import { programText, protocolText, sessionText } from "./program-files.ts";
import { inContentFolder } from "./writing.ts";

beforeAll(compileMessages);

const instrumentText = (more: string) => `title: Before
kind: pre
isLinked: false
minutes: 2
purpose: To begin.
intro: No names.
${more}`;

const ownItem = `items:
  - { key: need, kind: text, question: What else? }
`;

const setText = `items:
  - { key: often, kind: scale, question: How often?, options: [Never, Always], notOnScale: I did not look }
sources:
  - { id: s, text: A source }
`;

const shared = { "instruments/item-sets/practice.yaml": setText };

test("instruments that name an item set begin with its items, worded once", () =>
  inContentFolder(
    {
      ...shared,
      "instruments/pre.yaml": instrumentText(`sharedItems: practice\n${ownItem}`),
      "instruments/post.yaml": instrumentText("sharedItems: practice\n"),
    },
    async (folder) => {
      const { release, problems } = await buildRelease({ ...folder, previous: null });
      expect(problems).toEqual([]);
      const [post, pre] = release.instruments ?? [];
      expect(pre?.items.map(({ key }) => key)).toEqual(["often", "need"]);
      expect(post?.items[0]).toEqual(pre?.items[0]);
      expect(pre?.items[0]).toMatchObject({ options: ["Never", "Always", "I did not look"], notOnScale: 2 });
      expect(pre?.sources.map(({ id }) => id)).toEqual(["s"]);

      await folder.write({ "instruments/item-sets/practice.yaml": setText.replace("kind: scale", "kind: ladder") });
      const broken = await buildRelease({ ...folder, previous: release });
      expect(broken.problems).toHaveLength(2);
      expect(broken.release.instruments?.[1]).toEqual({ ...pre, problem: expect.stringContaining("ladder") });
    },
  ));

test("a set that nobody wrote, an item that is asked twice, and what is no scale are named", async () => {
  const sentences = await inContentFolder(
    {
      ...shared,
      "instruments/item-sets/notes.md": "Words",
      "instruments/mid.yaml": instrumentText("sharedItems: practise\n"),
      "instruments/post.yaml": instrumentText(`sharedItems: practice\n${ownItem.replace("need", "often")}`),
      "instruments/pre.yaml": instrumentText(`items:
  - { key: pace, kind: choice, question: The pace?, options: [Slow, Fast], notOnScale: I do not know }
`),
      "instruments/empty.yaml": instrumentText(""),
    },
    check,
  );
  expect(sentences).toEqual([
    'instruments/empty.yaml:1:1  "items" is missing; add it.',
    "instruments/item-sets/notes.md:1:1  item sets end in .yaml, so this file is not read; save it as one.",
    'instruments/mid.yaml:7:14  "practise": no file in instruments/item-sets/ has this name; did you mean "practice"?',
    'instruments/post.yaml:9:12  "often": an item of the shared set has this key; give this one another.',
    'instruments/pre.yaml:8:88  "notOnScale: I do not know": "notOnScale of item 1 in items" belongs to a scale only; write it among the options.',
  ]);
});

test("a program says when an instrument is sent, in one way", async () => {
  const sentences = await inContentFolder(
    {
      ...shared,
      "instruments/pre.yaml": instrumentText("sharedItems: practice\n"),
      "protocols/rounds.yaml": protocolText(),
      "programs/p/sessions/01-first.yaml": sessionText("first", 0),
      "programs/p/program.yaml": programText(`instruments:
  - { instrument: pre, title: Before, note: When? }
  - { instrument: pre, title: Before, after: each-session, days: 3, note: Days after what? }
  - { instrument: pre, title: Before, after: end, days: 90, note: Fine. }
`),
    },
    check,
  );
  expect(sentences).toEqual([
    'programs/p/program.yaml:11:5  "item 1 in instruments": "item 1 in instruments" must say when: either a week, or after with each-session or end.',
    'programs/p/program.yaml:12:66  "days: 3": "days of item 2 in instruments" belongs to an instrument after the end only.',
  ]);
});

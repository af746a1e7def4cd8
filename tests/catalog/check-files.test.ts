import { beforeAll, describe, expect, test } from "vitest";
import { compileMessages } from "#app/messages/compile.ts";
import { check } from "./checking.ts";
import { good } from "./good-files.ts";
import { fileSlips, type Kind, strayFiles } from "./slips-in-files.ts";
import { courseText, inContentFolder, lessonText } from "./writing.ts";

/** The file of each kind; the ones of a program stand in a program of their own. */
const fileOf: Record<Kind, (n: string) => string> = {
  training: (n) => `trainings/t${n}.yaml`,
  instrument: (n) => `instruments/i${n}.yaml`,
  path: (n) => `paths/${n}-p${n}.yaml`,
  brightSpot: (n) => `bright-spots/b${n}.yaml`,
  protocol: (n) => `protocols/r${n}.yaml`,
  program: (n) => `programs/p${n}/program.yaml`,
  session: (n) => `programs/p${n}/sessions/01-first.yaml`,
  artifact: (n) => `programs/p${n}/artifacts/note.yaml`,
  handout: (n) => `programs/p${n}/handouts/guide.yaml`,
  codebook: (n) => `datasets/d${n}.codebook.yaml`,
  csv: (n) => `datasets/d${n}.csv`,
};

/** Good files that a file of this kind needs beside it, itself included. */
function filesAround(kind: Kind, n: string): Record<string, string> {
  const family: Kind[] = fileOf[kind](n).startsWith("programs/")
    ? ["program", "session", "artifact", "handout"]
    : fileOf[kind](n).startsWith("datasets/")
      ? ["codebook", "csv"]
      : [kind];
  return Object.fromEntries(family.map((each) => [fileOf[each](n), good[each].replace("dN", `d${n}`)]));
}

const base = {
  "courses/c/course.mdx": courseText("c"),
  "courses/c/01-l.md": lessonText("l"),
  "courses/d/course.mdx": courseText("d"),
  "courses/d/01-m.md": lessonText("m"),
  "protocols/rounds.yaml": good.protocol,
  "instruments/before.yaml": good.instrument,
  "glossary.yaml": "- { id: mean, term: Mean, definition: A sum by a count. }\n",
};

beforeAll(compileMessages);

test("a good file of each kind has no mistakes, also with a byte-order mark and lines that end as on Windows", async () => {
  const kinds: Kind[] = ["training", "instrument", "path", "brightSpot", "protocol", "program", "csv"];
  const files = Object.assign({}, ...kinds.map((kind) => filesAround(kind, "0")));
  const asOnWindows = Object.fromEntries(
    Object.entries<string>(files).map(([file, text]) => [file, `\uFEFF${text.replaceAll("\n", "\r\n")}`]),
  );
  expect(await inContentFolder({ ...base, ...files }, check)).toEqual([]);
  expect(await inContentFolder({ ...base, ...asOnWindows }, check)).toEqual([]);
});

describe("one change in a good file", () => {
  let sentences: string[] = [];

  beforeAll(async () => {
    const files = fileSlips.map(({ kind, from, to }, index) => {
      const n = String(index + 1);
      const around = filesAround(kind, n);
      const file = fileOf[kind](n);
      const text = around[file] ?? "";
      const changed = text.replace(from.replace("dN", `d${n}`), to);
      if (changed === text) throw new Error(`${kind} has no ${from}`);
      return { ...around, [file]: changed };
    });
    sentences = await inContentFolder(Object.assign({}, base, ...files), check);
  });

  test.each(fileSlips.map((slip, index) => ({ ...slip, n: String(index + 1) })))(
    "$kind: $from becomes $to",
    ({ kind, place, fix, quoted, n }) => {
      const file = fileOf[kind](n);
      const own = sentences.filter((sentence) => sentence.startsWith(`${file}:`));
      expect(own).toHaveLength(1);
      expect(own[0]).toContain(`${file}:${place}`);
      if (quoted) expect(own[0]).toContain(`"${quoted}`);
      expect(own[0]).toContain(fix);
    },
  );

  test("and nothing else is wrong", () => {
    expect(sentences).toHaveLength(fileSlips.length);
  });
});

test("files that nothing would read are named, and so are two that share an address", async () => {
  const stray = Object.fromEntries(strayFiles.map(([file]) => [file, "a: b\n"]));
  const twins = {
    ...{ "trainings/t.yaml": good.training, "trainings/T.yml": good.training },
    ...{ "instruments/i.yaml": good.instrument, "instruments/I.yml": good.instrument },
    ...{ "paths/1-p.yaml": good.path, "paths/2-p.yaml": good.path },
    ...{ "bright-spots/b.yaml": good.brightSpot, "bright-spots/b.yml": good.brightSpot },
  };
  const sentences = await inContentFolder({ ...base, ...stray, ...twins }, check);
  for (const [file, fix] of strayFiles) {
    const top = file.replace(/^(training|trainings\/more)\/.*/, "$1");
    expect(sentences.filter((sentence) => sentence.startsWith(`${top}:`))).toEqual([expect.stringContaining(fix)]);
  }
  expect(sentences.filter((sentence) => sentence.includes("has the same address"))).toHaveLength(4);
});

test("a term that the glossary explains twice, and an item set that no instrument asks", async () => {
  const sentences = await inContentFolder(
    {
      ...base,
      "glossary.yaml": `${base["glossary.yaml"]}- { id: mean, term: Average, definition: The same. }\n- { id: m, term: mean, definition: Again. }\n`,
      "instruments/item-sets/alone.yaml": "items:\n  - { key: k, kind: text, question: What? }\n",
    },
    check,
  );
  expect(sentences).toEqual([
    'glossary.yaml:2:9  "mean": two terms have this id; give each its own.',
    'glossary.yaml:3:18  "mean": another entry explains this term; join the two.',
    'instruments/item-sets/alone.yaml:1:1  "alone": no instrument asks these items; name the set in one, as sharedItems: alone, or remove it.',
  ]);
});

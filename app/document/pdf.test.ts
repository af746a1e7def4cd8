import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { readTags } from "#tests/document/tags.ts";
import { columnWidths } from "./column-widths.ts";
import { type DocumentModel, facts, heading, list, paragraph, table } from "./document.ts";
import { missingLetters, runsOf } from "./fonts.server.ts";
import { drawPdf } from "./pdf.server.ts";

const sample: DocumentModel = {
  title: "Certificate for Đỗ Ćwiek ŵ",
  language: "en-US",
  blocks: [
    paragraph([{ text: "Verify it at " }, { text: "this address", to: "https://example.org/verify" }, { text: "." }]),
    heading("What was done"),
    facts("Facts", ["Fact", "Value"], [["Name", "Đỗ Ćwiek ŵ"]]),
    list(["One", [{ text: "Dos", language: "es" }]]),
    table(
      "Hours",
      [
        { heading: "Training", isRowHeading: true },
        { heading: "Minutes", isNumber: true },
      ],
      [["Logic models", "90"]],
    ),
  ],
};

test("a PDF says its title and language, and is tagged", async () => {
  const pdf = await getDocument({ data: new Uint8Array(await drawPdf(sample)) }).promise;
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: "Certificate for Đỗ Ćwiek ŵ", Language: "en-US" });
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
});

test("its tags read in the order of the blocks, with every name as it was typed", async () => {
  const { outline } = await readTags(await drawPdf(sample));
  expect(outline).toEqual([
    "H1: Certificate for Đỗ Ćwiek ŵ",
    "P: Verify it at this address.",
    "H2: What was done",
    "Table: Facts | TH Fact | TH Value | TH Name | TD Đỗ Ćwiek ŵ",
    "L: • One • Dos",
    "Table: Hours | TH Training | TH Minutes | TH Logic models | TD 90",
  ]);
});

test("header cells have a scope, links lead somewhere, and fonts are subsets", async () => {
  const bytes = await drawPdf(sample);
  const raw = bytes.toString("latin1");
  expect(raw.match(/\/Scope \/Column/g)).toHaveLength(4);
  expect(raw.match(/\/Scope \/Row/g)).toHaveLength(2);
  expect(raw).toContain("https://example.org/verify");
  expect(raw).toContain("pdfuaid");
  expect(bytes.length).toBeLessThan(60_000);
});

test("a long table goes on over pages, and its headings are read once", async () => {
  const rows = Array.from({ length: 120 }, (_, at) => [`Row ${at}`, String(at)]);
  const columns = [
    { heading: "Name", isRowHeading: true },
    { heading: "Number", isNumber: true },
  ];
  const { outline, pages } = await readTags(await drawPdf({ ...sample, blocks: [table("Long", columns, rows)] }));
  expect(pages).toBeGreaterThan(2);
  const cells = outline.filter((line) => line.startsWith("Table")).flatMap((line) => line.split(" | "));
  expect(cells.filter((cell) => cell === "TH Name")).toHaveLength(1);
  expect(cells.filter((cell) => /^TH Row \d+$/.test(cell))).toHaveLength(120);
});

test("columns have room for their longest word, or say that nothing fits", () => {
  expect(
    columnWidths(
      [
        { word: 40, line: 100 },
        { word: 20, line: 50 },
      ],
      200,
    ),
  ).toEqual([140 * (60 / 90) + 40, 140 * (30 / 90) + 20]);
  expect(
    columnWidths(
      [
        { word: 150, line: 150 },
        { word: 100, line: 100 },
      ],
      200,
    ),
  ).toBeNull();
});

test("names in Chinese, Korean, Ethiopic and Arabic letters have fonts, and read as they are written", async () => {
  const names = ["陳小明", "김민준", "አበበ በቀለ", "علي الشريف", "श्रीकृष्ण"];
  const blocks = [
    facts(
      "People",
      ["Name", "Came"],
      names.map((name) => [name, "yes"] as const),
    ),
  ];
  const bytes = await drawPdf({ ...sample, blocks });
  const raw = bytes.toString("latin1");
  for (const font of ["SC", "KR", "Ethiopic", "Arabic"])
    expect(raw).toMatch(new RegExp(`/FontName /\\w+\\+NotoSans${font}`));
  expect(bytes.length).toBeLessThan(80_000);
  const { outline } = await readTags(bytes);
  for (const name of names.slice(0, 3)) expect(outline.join()).toContain(`TH ${name} |`);
  expect(bytes.includes(Buffer.from("علي الشريف", "utf16le").swap16())).toBe(true);
  expect(raw.match(/\/ActualText/g)).toHaveLength(2); // of the Arabic and the Devanagari name
});

test("right-to-left words stay together in their order, and other words between them do not", () => {
  const runs = (text: string) => runsOf(text).map(({ text }) => text);
  expect(runs("for علي الشريف at 9")).toEqual(["for ", "علي الشريف", " at 9"]);
  expect(runs("علي and علي")).toEqual(["علي", " and ", "علي"]);
});

test.each([
  ["Đỗ Ćwiek ŵ", []],
  ["王 علي አበበ 김 Ана", []],
  ["សុខ", ["ស", "ុ", "ខ"]],
  ["Ana 😀", ["😀"]],
])("a PDF says which letters of %s it cannot print", (text, missing) => {
  expect(missingLetters(text)).toEqual(missing);
});

import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { facts, heading, list, paragraph, table } from "./document.ts";
import { drawSheets, drawSpreadsheet } from "./spreadsheet.server.ts";

/** The parts of a file by their path. */
async function partsOf(file: Promise<Buffer>): Promise<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(await file))).map(([path, part]) => [path, strFromU8(part)]),
  );
}

const everything = (parts: Record<string, string>) => Object.values(parts).join("\n");

test("texts that begin like formulas, hold markup or controls stay texts in a file that is well-formed", async () => {
  const names = [
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@x",
    "<b>&</b>",
    "a\u0000b\u0007c",
    "\ud83d",
    "x".repeat(40_000),
    "🌱".repeat(20_000),
  ];
  const parts = await partsOf(drawSheets([{ name: "Names", headings: ["Name"], rows: names.map((name) => [name]) }]));
  expect(everything(parts)).not.toContain("<f>");
  expect(everything(parts)).toContain("=HYPERLINK(1)");
  expect(everything(parts)).toContain("&lt;b&gt;&amp;&lt;/b&gt;");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 allows no control characters but tab and line ends
  expect(everything(parts)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  expect(everything(parts)).not.toContain("x".repeat(32_768));
  expect(everything(parts)).not.toContain("🌱".repeat(16_384));
});

test("sheets have names that spreadsheet programs open, each its own", async () => {
  const wanted = [
    "By race: all/any [x]",
    "By race: all/any [x]",
    "'quoted'",
    "",
    "A name that is far too long for a sheet",
    "Organizations that took part, by kind",
    "x".repeat(40),
    `${"x".repeat(30)}🌱 and more`,
    "!".repeat(40),
  ];
  const parts = await partsOf(drawSheets(wanted.map((name) => ({ name, headings: ["H"], rows: [] }))));
  const names = [...(parts["xl/workbook.xml"] ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual([
    "By race all any x",
    "By race all any x 2",
    "quoted",
    "Sheet",
    "A name that is far too long for",
    "Organizations that took part",
    "x".repeat(31),
    "x".repeat(30),
    "Sheet 2",
  ]);
});

test("a document's numbers are numbers, its withheld cells are words, and its notes come last", async () => {
  const document = {
    title: "A report",
    language: "en",
    blocks: [
      facts("About", ["What", "Which"], [["Version", "1"]]),
      table(
        "People",
        [{ heading: "Group" }, { heading: "People", isNumber: true }],
        [
          ["A", "1,234"],
          ["B", "withheld"],
          ["C", "12% or less"],
        ],
      ),
      heading("Data notes"),
      list(["A note."]),
      paragraph("Another."),
    ],
  };
  const parts = await partsOf(drawSpreadsheet(document, "Data notes"));
  const sheets = [...(parts["xl/workbook.xml"] ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
  expect(sheets).toEqual(["A report", "About", "People", "Data notes"]);
  expect(parts["xl/worksheets/sheet3.xml"]).toContain("<v>1234</v>");
  for (const text of ["withheld", "12% or less", "A note.", "Another."]) expect(everything(parts)).toContain(text);
});

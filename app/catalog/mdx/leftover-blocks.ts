import type { Heading, Nodes, Paragraph, Root, Table } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { type LessonContext, note, noteAt, sourceOf } from "./lesson-context.ts";

/** Finds headings, tables and lists that lack a character and so render as plain text or lose a cell. */
export function remarkLeftoverBlocks(context: LessonContext) {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === "table") tableSlips(context, node);
      if (node.type === "heading") underlinedRow(context, node);
      if (node.type === "paragraph") paragraphSlips(context, node);
    });
  };
}

type Line = { text: string; offset: number };

/** The lines of a paragraph without blockquote markers; lines within code, tags and links are left out. */
function linesOf(context: LessonContext, paragraph: Paragraph): Line[] {
  const start = paragraph.position?.start.offset ?? 0;
  const inside = paragraph.children.filter((child) => child.type !== "text" && child.type !== "break");
  const isInside = (offset: number) => inside.some((child) => covers(child, offset));
  let offset = start;
  return sourceOf(context, paragraph)
    .split("\n")
    .map((written) => {
      const text = offset === start ? written : written.replace(/^[ \t]*(?:>[ \t]?)*[ \t]*/, "");
      const line = { text: text.trimEnd(), offset: offset + written.length - text.length };
      offset += written.length + 1;
      return line;
    })
    .filter((line) => !isInside(line.offset));
}

const covers = ({ position }: Nodes, offset: number) =>
  (position?.start.offset ?? 0) <= offset && offset < (position?.end.offset ?? 0);

function paragraphSlips(context: LessonContext, paragraph: Paragraph) {
  const lines = linesOf(context, paragraph);
  for (const { text, offset } of lines) {
    headingSlip(context, text, offset, lines.length === 1);
    escapedHeading(context, text, offset);
  }
  unmadeTable(context, lines);
  tabbedTable(context, lines);
  unmadeList(context, lines);
}

/** `##Heading`; a single # may be a number (#1) or a topic (#equity), so it must look like a title. */
function headingSlip(context: LessonContext, text: string, offset: number, isAlone: boolean) {
  const [, signs = "", space = "", title = ""] = text.match(/^(#+)([ \t]*)(\S.*)$/) ?? [];
  if (signs.length > 6)
    return noteAt(context, offset, "headings have at most six #; write ## or ### and a space.", text);
  if (signs === "" || space !== "") return;
  const words = title.replace(/\s*#+$/, "");
  const isTitle = isAlone && /^\p{Lu}/u.test(words) && !/[.!?,;:]$|#|\p{Ll}\p{Lu}/u.test(words);
  if (signs.length === 1 ? !isTitle : !/^[\p{L}\p{N}"“*_[(¿¡]/u.test(words)) return;
  const level = signs.length === 1 ? "##" : signs;
  noteAt(
    context,
    offset,
    `a heading needs a space after its signs; write ${level} ${words}, or \\${signs} for the sign itself.`,
    text,
  );
}

/** `\## Heading`, which other programs write when they copy a heading as text; a single # may be a number. */
function escapedHeading(context: LessonContext, text: string, offset: number) {
  const [, signs = "", words = ""] = text.match(/^\\(#(?:\\?#)+)[ \t]+(\S.*)$/) ?? [];
  if (signs === "") return;
  const heading = `${signs.replaceAll("\\", "")} ${words}`;
  noteAt(context, offset, `the \\ makes text of this heading; write ${heading}, or remove the signs.`, text);
}

const rule = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
const wideRule = /^\|?[ \t]*:?[-‐-―−]+:?[ \t]*(?:\|[ \t]*:?[-‐-―−]+:?[ \t]*)*\|?$/;

/** Rows that never became a table, because the delimiter row is missing or does not match the header. */
function unmadeTable(context: LessonContext, lines: Line[]) {
  const found = lines.findIndex(({ text }) => /\|/.test(text) && wideRule.test(text));
  const line = lines[found];
  if (line) {
    const header = lines[found - 1];
    const message = header && /\|/.test(header.text) ? ruleAdvice(line.text, header.text) : orphanRule;
    return noteAt(context, line.offset, message, line.text);
  }
  const rows = lines.findIndex(({ text }, index) => isRow(text) && isRow(lines[index + 1]?.text ?? ""));
  const first = lines[rows];
  if (!first) return;
  const message = `a table needs a rule below its header, or it shows as text; write ${ruleFor(first.text)} in a line below this one.`;
  noteAt(context, first.offset, message, first.text);
}

const orphanRule = "a table's rule stands right below its header, without an empty line between; put them together.";
const isRow = (text: string) => /^\|.*[^\\]\|$/.test(text);
const cellsOf = (row: string) =>
  row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/).length;
const ruleFor = (header: string) => `${"|---".repeat(cellsOf(header))}|`;

function ruleAdvice(written: string, header: string): string {
  const fix = `write ${ruleFor(header)}`;
  if (!rule.test(written)) return `a table's rule is made of hyphens, and these are dashes; ${fix}.`;
  const hint = header.includes("`") ? ", or \\| for the sign itself" : "";
  return `this rule has ${columns(cellsOf(written))} and the header above it ${cellsOf(header)}, so the table shows as text; ${fix}${hint}.`;
}

/** Two rows or more with as many tabs each, as a spreadsheet copies them. */
function tabbedTable(context: LessonContext, lines: Line[]) {
  const cells = lines.map(({ text }) => text.trim().split(/ *\t\s*/));
  const found = cells.findIndex((row, index) => row.length > 1 && row.length === cells[index + 1]?.length);
  const header = lines[found];
  if (!header) return;
  const row = `| ${cells[found]?.join(" | ")} |`;
  const message = `tabs make no table; write ${row} with ${ruleFor(row)} below it, and each row the same way.`;
  noteAt(context, header.offset, message, header.text);
}

const columns = (count: number) => (count === 1 ? "1 column" : `${count} columns`);

/** `| a | b |` over a line of hyphens alone parses as a heading. */
function underlinedRow(context: LessonContext, heading: Heading) {
  const [row = "", line = ""] = sourceOf(context, heading).split("\n");
  if (isRow(row.trim()) && /^[ \t>]*-+[ \t]*$/.test(line)) {
    note(context, heading, `a table's rule has as many columns as its header; write ${ruleFor(row)} below it.`, row);
  }
}

/** Cells beyond the header, which no table shows, and text right below a table, which becomes a row of it. */
function tableSlips(context: LessonContext, table: Table) {
  const width = table.children[0]?.children.length ?? 0;
  for (const [index, row] of table.children.entries()) {
    const beyond = row.children.slice(width).filter((cell) => textOf(cell).trim() !== "" || cell.children.length > 0);
    const [lost] = beyond;
    const written = sourceOf(context, row);
    if (lost) {
      const message = `this row has ${row.children.length} cells under ${width === 1 ? "1 header" : `${width} headers`}, and what is beyond is not shown; add a header, or write \\| for the sign itself.`;
      note(context, lost, message, sourceOf(context, lost));
    } else if (index > 0 && width > 1 && !written.includes("|")) {
      const message = "this line stands right below a table, so it becomes a row of it; put an empty line between.";
      note(context, { position: row.position }, message, written);
    }
  }
}

const item = /^(?:[-+•◦▪‣·–—]|\d{1,3}[.)])(?=\p{L})|^[•◦▪‣·][ \t]/u;

/** Two or more lines that start like list items but run on as one paragraph. */
function unmadeList(context: LessonContext, lines: Line[]) {
  const first = lines.findIndex(({ text }, index) => item.test(text) && item.test(lines[index + 1]?.text ?? ""));
  const line = lines[first];
  if (!line) return;
  const sign = /^\d/.test(line.text) ? (line.text.match(/^\d+[.)]/)?.[0] ?? "1.") : "-";
  const words = line.text.replace(/^(?:[^\p{L}\p{N}]|\d+[.)])[ \t]*/u, "");
  noteAt(
    context,
    line.offset,
    `these lines run together as one paragraph; an item of a list is written ${sign} ${words}.`,
    line.text,
  );
}

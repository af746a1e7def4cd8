import { columnWidths, type Needed } from "./column-widths.ts";
import { type Block, type DocumentColumn, textOf, type Words } from "./document.ts";
import {
  colors,
  drawArtifact,
  drawWords,
  heightOf,
  type Look,
  makeRoom,
  margin,
  type Paper,
  sizes,
  widthOf,
} from "./paper.server.ts";

declare global {
  namespace PDFKit.Mixins {
    /** pdfkit writes it into a header cell's attributes; its types do not say so. */
    interface StructureElementOptions {
      scope?: "Column" | "Row";
    }
  }
}

type TableBlock = Extract<Block, { kind: "table" }>;
type Row = { cells: readonly Words[]; kind: "head" | "body" };
type Frame = { columns: readonly DocumentColumn[]; widths: readonly number[] };

const gap = 10;
const padding = 4;

const lookOf = (column: DocumentColumn | undefined, kind: Row["kind"], width: number): Look => ({
  ...{ size: sizes.table, isStrong: kind === "head" || column?.isRowHeading === true, width: width - gap },
  align: column?.isNumber ? "right" : "left",
});

/** The widths that a table's columns need, with the gap between columns. */
export function neededBy(paper: Paper, { columns, rows }: TableBlock): Needed[] {
  return columns.map((column, at) => {
    const look = lookOf(column, "head", 0);
    const texts = [column.heading, ...rows.map((cells) => textOf(cells[at] ?? ""))];
    const widest = (parts: string[]) => Math.max(0, ...parts.map((part) => widthOf(paper, part, look)));
    return { word: widest(texts.flatMap((text) => text.split(/\s+/))) + gap + 1, line: widest(texts) + gap + 1 };
  });
}

/** Draws a table; its column headings stand again on each page that it reaches, there for the eye alone. */
export function drawTable(paper: Paper, block: TableBlock): void {
  const { doc, root } = paper;
  const width = doc.page.width - 2 * margin;
  const { columns } = block;
  const widths = columnWidths(neededBy(paper, block), width) ?? columns.map(() => width / columns.length);
  const frame = { columns, widths };
  const head: Row = { kind: "head", cells: columns.map(({ heading }) => heading) };
  const element = doc.struct("Table");
  root.add(element);
  makeRoom(paper, 90);
  drawCaption(paper, element, block.caption);
  drawSection(paper, element, "THead", frame, [head]);
  drawSection(
    paper,
    element,
    "TBody",
    frame,
    block.rows.map((cells): Row => ({ kind: "body", cells })),
    head,
  );
  element.end();
  doc.y += 10;
}

function drawCaption(paper: Paper, table: PDFKit.PDFStructureElement, text: string): void {
  const caption = paper.doc.struct("Caption");
  table.add(caption);
  drawWords(paper, caption, text, { size: sizes.table, isStrong: true, color: colors.soft });
  caption.end();
  paper.doc.y += 4;
}

function drawSection(
  paper: Paper,
  table: PDFKit.PDFStructureElement,
  tag: "THead" | "TBody",
  frame: Frame,
  rows: Row[],
  head?: Row,
): void {
  const section = paper.doc.struct(tag);
  table.add(section);
  for (const row of rows) {
    const page = paper.doc.page;
    makeRoom(paper, rowHeight(paper, frame, row));
    if (head && paper.doc.page !== page) repeatHead(paper, frame, head);
    drawRow(paper, section, frame, row);
  }
  section.end();
}

const rowHeight = (paper: Paper, { columns, widths }: Frame, { cells, kind }: Row) =>
  2 * padding +
  Math.max(...columns.map((column, at) => heightOf(paper, cells[at] ?? "", lookOf(column, kind, widths[at] ?? 0))));

function drawRow(paper: Paper, section: PDFKit.PDFStructureElement, frame: Frame, row: Row): void {
  const { doc } = paper;
  const height = rowHeight(paper, frame, row);
  const element = doc.struct("TR");
  section.add(element);
  const top = doc.y;
  for (const [at, column] of frame.columns.entries()) {
    const cell = cellOf(paper, column, row.kind);
    element.add(cell);
    const look = lookOf(column, row.kind, frame.widths[at] ?? 0);
    drawWords(paper, cell, row.cells[at] ?? "", look, { x: leftOf(frame, at), y: top + padding });
    cell.end();
  }
  element.end();
  finishRow(paper, top + height);
}

function cellOf({ doc }: Paper, { isRowHeading }: DocumentColumn, kind: Row["kind"]): PDFKit.PDFStructureElement {
  if (kind === "head") return doc.struct("TH", { scope: "Column" });
  return isRowHeading ? doc.struct("TH", { scope: "Row" }) : doc.struct("TD");
}

const leftOf = ({ widths }: Frame, column: number) =>
  margin + widths.slice(0, column).reduce((sum, each) => sum + each, 0);

function finishRow(paper: Paper, bottom: number): void {
  const { doc } = paper;
  drawArtifact(paper, () => {
    doc.lineWidth(0.5).strokeColor(colors.line);
    doc
      .moveTo(margin, bottom)
      .lineTo(doc.page.width - margin, bottom)
      .stroke();
  });
  doc.x = margin;
  doc.y = bottom;
}

function repeatHead(paper: Paper, frame: Frame, head: Row): void {
  const { doc } = paper;
  const top = doc.y;
  const height = rowHeight(paper, frame, head);
  drawArtifact(paper, () => {
    for (const [at, column] of frame.columns.entries()) {
      const { size, align = "left", width = 0 } = lookOf(column, "head", frame.widths[at] ?? 0);
      doc.font("bold").fontSize(size).fillColor(colors.ink);
      doc.text(textOf(head.cells[at] ?? ""), leftOf(frame, at), top + padding, { width, align, lineGap: 2.5 });
    }
  });
  finishRow(paper, top + height);
}

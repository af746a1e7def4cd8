import * as m from "#app/messages/catalog.ts";
import { columnWidths } from "./column-widths.ts";
import { type Block, type DocumentModel, textsOf, type Words } from "./document.ts";
import { loadFontsFor } from "./fonts.server.ts";
import {
  closePaper,
  colors,
  drawArtifact,
  drawWords,
  heightOf,
  makeRoom,
  margin,
  openPaper,
  type Paper,
  sizes,
} from "./paper.server.ts";
import { drawTable, neededBy } from "./pdf-table.server.ts";

/**
 * Draws a document as a tagged PDF (PDF/UA-1): US Letter, lying where a table needs the width, with page numbers. Its
 * reading order is the order of the blocks.
 */
export async function drawPdf(document: DocumentModel): Promise<Buffer> {
  const fonts = await loadFontsFor(textsOf(document));
  const isLying = await isWide(document, fonts);
  const paper = await openPaper(document, isLying ? "landscape" : "portrait", fonts);
  drawTagged(paper, "H1", document.title, { size: sizes[1], after: 12 });
  for (const block of document.blocks) drawBlock(paper, block);
  numberPages(paper);
  return closePaper(paper);
}

/** A PDF to download under a name, for the eyes of the person alone. */
export function pdfResponse(pdf: Buffer, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}

/** Whether a table is too wide for an upright page. */
async function isWide(document: DocumentModel, fonts: ReadonlyMap<string, Buffer>): Promise<boolean> {
  const tables = document.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  if (tables.length === 0) return false;
  const paper = await openPaper(document, "portrait", fonts);
  const width = paper.doc.page.width - 2 * margin;
  return tables.some((block) => columnWidths(neededBy(paper, block), width) === null);
}

function drawBlock(paper: Paper, block: Block): void {
  if (block.kind === "list") drawList(paper, block);
  else if (block.kind === "table") drawTable(paper, block);
  else if (block.kind === "paragraph") drawTagged(paper, "P", block.words, { size: sizes.body, after: 8 });
  else {
    const { level, words } = block;
    paper.doc.y += level === 2 ? 10 : 6;
    drawTagged(paper, `H${level}`, words, { size: sizes[level], after: 4, keepsWithNext: true });
  }
}

type Drawn = { size: number; after: number; keepsWithNext?: boolean };

function drawTagged(paper: Paper, tag: string, words: Words, { size, after, keepsWithNext }: Drawn): void {
  const { doc, root } = paper;
  const look = { size, isStrong: tag.startsWith("H"), width: doc.page.width - 2 * margin };
  const height = heightOf(paper, words, look);
  if (height < doc.page.height / 2) makeRoom(paper, height + (keepsWithNext ? 3 * sizes.body * 1.5 : 0));
  const element = doc.struct(tag);
  root.add(element);
  drawWords(paper, element, words, look);
  element.end();
  doc.y += after;
}

const indent = 18;

function drawList(paper: Paper, { items, isOrdered }: Extract<Block, { kind: "list" }>): void {
  const { doc, root } = paper;
  const list = doc.struct("L");
  root.add(list);
  const look = { size: sizes.body, width: doc.page.width - 2 * margin - indent };
  for (const [at, words] of items.entries()) {
    makeRoom(paper, heightOf(paper, words, look));
    const top = doc.y;
    const [item, label, body] = [doc.struct("LI"), doc.struct("Lbl"), doc.struct("LBody")];
    list.add(item);
    item.add(label);
    drawWords(paper, label, isOrdered ? `${at + 1}.` : "•", { size: sizes.body, color: colors.soft });
    label.end();
    item.add(body);
    drawWords(paper, body, words, look, { x: margin + indent, y: top });
    body.end();
    item.end();
    doc.x = margin;
    doc.y += 3;
  }
  list.end();
  doc.y += 6;
}

function numberPages(paper: Paper): void {
  const { doc } = paper;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    drawArtifact(paper, () => {
      const bottom = doc.page.margins.bottom;
      doc.page.margins.bottom = 0; // below the margin, text would begin a page of its own
      doc.font("regular").fontSize(sizes.footer).fillColor(colors.soft);
      const text = m.documentPage({ page: page - start + 1, count });
      doc.text(text, margin, doc.page.height - 40, {
        width: doc.page.width - 2 * margin,
        align: "right",
        lineBreak: false,
      });
      doc.page.margins.bottom = bottom;
    });
  }
}

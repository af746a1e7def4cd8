import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { type DocumentModel, type Span, spansOf, textOf, type Words } from "./document.ts";

type Element = PDFKit.PDFStructureElement;

/** A document while it is drawn; `root` is the top of its tags. */
export type Paper = { doc: PDFKit.PDFDocument; root: Element };

/** Sizes in points, colors as the light theme has them. */
export const sizes = { 1: 22, 2: 15, 3: 12.5, body: 11, table: 9.5, footer: 9 } as const;
export const colors = { ink: "#14241f", soft: "#4a5a54", accent: "#0b5c66", line: "#b9c2bd" } as const;
export const margin = 60;
const lineGap = 2.5;

const fontFile = (name: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${name}`));

let fonts: { regular: Buffer; bold: Buffer } | undefined;

/** Noto Sans, read once: it has the letters of Latin, Vietnamese, Cyrillic and Greek names. */
function loadFonts() {
  fonts ??= { regular: fontFile("400Regular/NotoSans_400Regular.ttf"), bold: fontFile("700Bold/NotoSans_700Bold.ttf") };
  return fonts;
}

// pdfkit writes PDF/UA-1; its types list PDF/A only.
const subset = "PDF/UA" as PDFKit.Mixins.PDFSubsets;

/** An empty US Letter page of a tagged document (PDF/UA-1), with the title and language that it says of itself. */
export function openPaper({ title, language }: DocumentModel, layout: "portrait" | "landscape"): Paper {
  const doc = new PDFDocument({
    ...{ size: "LETTER", layout, margin, bufferPages: true, pdfVersion: "1.7", subset, tagged: true },
    ...{ lang: language, displayTitle: true, info: { Title: title.normalize("NFC"), Creator: "Sound Practice" } },
  });
  const { regular, bold } = loadFonts();
  doc.registerFont("regular", regular).registerFont("bold", bold);
  const root = doc.struct("Document");
  doc.addStructure(root);
  return { doc, root };
}

export type Look = { size: number; isStrong?: boolean; color?: string; align?: "left" | "right"; width?: number };

const textOptions = ({ width, align = "left" }: Look) => ({ align, lineGap, ...(width ? { width } : {}) });

/** The height of words in points. */
export function heightOf({ doc }: Paper, words: Words, look: Look): number {
  doc.font(look.isStrong ? "bold" : "regular").fontSize(look.size);
  return doc.heightOfString(textOf(words) || " ", textOptions(look));
}

export function widthOf({ doc }: Paper, text: string, look: Look): number {
  return doc
    .font(look.isStrong ? "bold" : "regular")
    .fontSize(look.size)
    .widthOfString(text.normalize("NFC"));
}

/** Draws words at a place as the content of an element, links and other languages as elements of their own. */
export function drawWords(
  { doc }: Paper,
  element: Element,
  words: Words,
  look: Look,
  place: { x: number; y: number } = { x: doc.page.margins.left, y: doc.y },
): void {
  const spans = spansOf(words).filter(({ text }) => text !== "");
  for (const [at, span] of spans.entries()) {
    const options = { ...textOptions(look), continued: at < spans.length - 1 };
    const draw = () => {
      doc.font(look.isStrong || span.isStrong ? "bold" : "regular").fontSize(look.size);
      doc.fillColor(span.to ? colors.accent : (look.color ?? colors.ink));
      const link = { link: span.to ?? null, underline: span.to !== undefined };
      if (at === 0) doc.text(span.text.normalize("NFC"), place.x, place.y, { ...options, ...link });
      else doc.text(span.text.normalize("NFC"), { ...options, ...link });
    };
    const tag = tagOf(span);
    element.add(tag ? doc.struct(tag.name, tag.options, draw) : draw);
  }
}

function tagOf({ to, text, language }: Span) {
  const lang = language ? { lang: language } : {};
  if (to) return { name: "Link", options: { alt: text, ...lang } };
  return language ? { name: "Span", options: lang } : null;
}

/** Begins a new page unless so many points are left on this one. */
export function makeRoom({ doc }: Paper, height: number): void {
  const isEmpty = doc.y <= doc.page.margins.top;
  if (!isEmpty && doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

/** Draws what is no content, such as lines and page numbers: readers of the tags pass it over. */
export function drawArtifact({ doc }: Paper, draw: () => void): void {
  doc.markContent("Artifact", { type: "Layout" });
  draw();
  doc.endMarkedContent();
}

/** The finished file. */
export function closePaper({ doc, root }: Paper): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  root.end();
  doc.end();
  return finished;
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type DocumentModel, type Span, spansOf, textOf, type Words } from "./document.ts";
import { fontKey, type Run, runsOf } from "./fonts.server.ts";

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

/** Noto Sans, read once: it has the letters of Latin, Vietnamese, Cyrillic, Greek and Devanagari names. */
function loadFonts() {
  fonts ??= { regular: fontFile("400Regular/NotoSans_400Regular.ttf"), bold: fontFile("700Bold/NotoSans_700Bold.ttf") };
  return fonts;
}

// pdfkit writes PDF/UA-1; its types list PDF/A only.
const subset = "PDF/UA" as PDFKit.Mixins.PDFSubsets;

/**
 * An empty US Letter page of a tagged document (PDF/UA-1), with the title and language that it says of itself, and fonts
 * for the letters that Noto Sans lacks (`loadFontsFor`).
 */
export async function openPaper(
  { title, language }: DocumentModel,
  layout: "portrait" | "landscape",
  fonts: ReadonlyMap<string, Buffer>,
): Promise<Paper> {
  const { default: PDFDocument } = await import("pdfkit"); // 25 MB that a process without a document spares
  const doc = new PDFDocument({
    ...{ size: "LETTER", layout, margin, bufferPages: true, pdfVersion: "1.7", subset, tagged: true },
    ...{ lang: language, displayTitle: true, info: { Title: title.normalize("NFC"), Creator: "Sound Practice" } },
  });
  const { regular, bold } = loadFonts();
  doc.registerFont("regular", regular).registerFont("bold", bold);
  for (const [key, font] of fonts) doc.registerFont(key, font);
  const root = doc.struct("Document");
  doc.addStructure(root);
  return { doc, root };
}

export type Look = { size: number; isStrong?: boolean; color?: string; align?: "left" | "right"; width?: number };

const textOptions = ({ width, align = "left" }: Look) => ({ align, lineGap, ...(width ? { width } : {}) });

const weightOf = (isStrong: boolean | undefined) => (isStrong ? "bold" : "regular");

/** Noto Sans rises so far above the baseline, in thousandths of its size. */
const ascent = 1069;

/** The height of words in points. */
export function heightOf(paper: Paper, words: Words, look: Look): number {
  const text = standIn(paper, textOf(words), look) || " ";
  return inNotoSans(paper, look).heightOfString(text, textOptions(look));
}

export function widthOf(paper: Paper, text: string, look: Look): number {
  const width = standIn(paper, text.normalize("NFC"), look);
  return inNotoSans(paper, look).widthOfString(width);
}

const inNotoSans = ({ doc }: Paper, { isStrong, size }: Look) => doc.font(weightOf(isStrong)).fontSize(size);

/** A text of Noto Sans that takes the room of one in several fonts, because pdfkit measures in one font only. */
const standIn = (paper: Paper, text: string, look: Look) =>
  runsOf(text)
    .map(({ text, file }) => (file ? text.replace(/\S+/g, (word) => zerosAsWide(paper, word, { file, look })) : text))
    .join("");

function zerosAsWide(paper: Paper, word: string, { file, look }: { file: string; look: Look }): string {
  const { doc } = paper;
  const width = doc
    .font(fontKey(file, weightOf(look.isStrong)))
    .fontSize(look.size)
    .widthOfString(word);
  return "0".repeat(Math.ceil(width / inNotoSans(paper, look).widthOfString("0")));
}

/** Draws words at a place as the content of an element, links and other languages as elements of their own. */
export function drawWords(
  paper: Paper,
  element: Element,
  words: Words,
  look: Look,
  place: { x: number; y: number } = { x: paper.doc.page.margins.left, y: paper.doc.y },
): void {
  const spans = spansOf(words).filter(({ text }) => text !== "");
  const pieces = spans.flatMap((span) => runsOf(span.text).map((run) => ({ span, run })));
  for (const [at, { span, run }] of pieces.entries()) {
    const isContinued = at < pieces.length - 1;
    const draw = () => drawRun(paper, run, { span, look, isContinued, ...(at === 0 ? { place } : {}) });
    const tag = tagOf(span, run);
    element.add(tag ? paper.doc.struct(tag.name, tag.options, draw) : draw);
  }
}

type Drawing = { span: Span; look: Look; isContinued: boolean; place?: { x: number; y: number } };

/** Draws a run on the baseline of Noto Sans and with its line height, whatever font it is in. */
function drawRun(paper: Paper, { text, file }: Run, { span, look, isContinued, place }: Drawing): void {
  const { doc } = paper;
  const weight = weightOf(look.isStrong || span.isStrong);
  const lineHeight = doc.font(weight).fontSize(look.size).currentLineHeight(true);
  if (file) doc.font(fontKey(file, weight));
  const options = {
    ...textOptions(look),
    ...{ continued: isContinued, link: span.to ?? null, underline: span.to !== undefined },
    lineGap: lineGap + lineHeight - doc.currentLineHeight(true),
    baseline: (-ascent / 1000) * look.size,
    features: [], // shapes the line as a whole, not by words, which would turn the order of right-to-left words
  };
  doc.fillColor(span.to ? colors.accent : (look.color ?? colors.ink));
  if (place) doc.text(text, place.x, place.y, options);
  else doc.text(text, options);
}

/** Scripts whose glyphs stand in another order than their letters: their tag says how they read. */
const reordered = /[\p{scx=Arabic}\p{scx=Devanagari}]/u;

function tagOf({ to, text, language }: Span, run: Run) {
  const lang = language ? { lang: language } : {};
  const actual = reordered.test(run.text) ? { actual: run.text } : {};
  if (to) return { name: "Link", options: { alt: text, ...lang } };
  return language || reordered.test(run.text) ? { name: "Span", options: { ...lang, ...actual } } : null;
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

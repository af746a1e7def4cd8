/** Words in one look. `to` is a full address, because a paper has no page that it could be relative to. */
export type Span = {
  text: string;
  to?: string;
  isStrong?: boolean /** BCP 47, where it is not the document's. */;
  language?: string;
};
export type Words = string | readonly Span[];

export type DocumentColumn = { heading: string; isRowHeading?: boolean; isNumber?: boolean };

export type Block =
  | { kind: "heading"; level: 2 | 3; words: Words }
  | { kind: "paragraph"; words: Words }
  | { kind: "list"; items: readonly Words[]; isOrdered?: boolean }
  | { kind: "table"; caption: string; columns: readonly DocumentColumn[]; rows: readonly (readonly Words[])[] };

/** A document that is shown as a page and printed as a PDF. Its title is the one heading of level 1. */
export type DocumentModel = {
  title: string;
  /** BCP 47. */
  language: string;
  blocks: readonly Block[];
};

export const heading = (words: Words, level: 2 | 3 = 2): Block => ({ kind: "heading", level, words });
export const paragraph = (words: Words): Block => ({ kind: "paragraph", words });
export const list = (items: readonly Words[], { isOrdered = false } = {}): Block => ({
  kind: "list",
  items,
  isOrdered,
});

/** A table of rows by column, in the order of the columns. */
export const table = (
  caption: string,
  columns: readonly DocumentColumn[],
  rows: readonly (readonly Words[])[],
): Block => ({ kind: "table", caption, columns, rows });

/** A table of facts: a name and a value each. */
export const facts = (
  caption: string,
  headings: [string, string],
  rows: readonly (readonly [string, Words])[],
): Block => table(caption, [{ heading: headings[0], isRowHeading: true }, { heading: headings[1] }], rows);

export const spansOf = (words: Words): readonly Span[] => (typeof words === "string" ? [{ text: words }] : words);

/** The words alone, in composed letters (NFC), as fonts have them. */
export const textOf = (words: Words): string =>
  spansOf(words)
    .map(({ text }) => text)
    .join("")
    .normalize("NFC");

/** Every text of a document. */
export const textsOf = ({ title, blocks }: DocumentModel): string[] => [title, ...blocks.flatMap(textsOfBlock)];

function textsOfBlock(block: Block): string[] {
  if (block.kind === "list") return block.items.map(textOf);
  if (block.kind === "table") {
    return [block.caption, ...block.columns.map(({ heading }) => heading), ...block.rows.flat().map(textOf)];
  }
  return [textOf(block.words)];
}

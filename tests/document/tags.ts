import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

type Node = { role?: string; type?: string; id?: string; children?: Node[] };

/**
 * A PDF as software that reads its tags would read it: a line for each block with its tag and words, tables with their
 * cells. `pages` counts the pages.
 */
export async function readTags(bytes: Buffer): Promise<{ outline: string[]; pages: number }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const outline: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const words = await wordsByMark(page);
    const tree: Node | null = await page.getStructTree();
    for (const block of blocksOf(tree))
      outline.push(`${block.role}: ${contentOf(block, words)}`.replace(/\s+/g, " ").trim());
  }
  return { outline, pages: pdf.numPages };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>;

/** The text of each marked content by its id. */
async function wordsByMark(page: Page): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const words = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if ("str" in item) {
      const mark = open.at(-1);
      if (mark) words.set(mark, (words.get(mark) ?? "") + item.str + (item.hasEOL ? " " : ""));
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.id ?? null);
  }
  return words;
}

function blocksOf(node: Node | null): Node[] {
  if (!node) return [];
  if (node.role && !["Root", "Document"].includes(node.role)) return [node];
  return (node.children ?? []).flatMap(blocksOf);
}

function contentOf(node: Node, words: Map<string, string>): string {
  if (node.type === "content") return words.get(node.id ?? "") ?? "";
  const inner = (node.children ?? []).map((child) => contentOf(child, words));
  if (node.role === "TH" || node.role === "TD") return ` | ${node.role} ${inner.join("").trim()}`;
  if (node.role === "Lbl" || node.role === "LI") return `${inner.join("").trim()} `;
  return node.role === "L" ? inner.join("").trim() : inner.join("");
}

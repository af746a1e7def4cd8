import type { Span } from "#app/anchors/text-quote.ts";

/** Not the lesson's words: exercises, figures, footnote numbers, and what changes with the reader. */
const notText =
  ".exercise, form, figure, svg, script, style, sup.source, .visually-hidden, .reveal__prediction, .reveal--closed";
const blocks = "p, li, h2, h3, h4, td, th, dt, dd, summary, blockquote, div, section";

/** The words of a lesson as one line with single spaces, and where each character stands in the page. */
export type ArticleText = { text: string; nodes: Text[]; offsets: number[] };

export function readArticle(article: Element): ArticleText {
  const read: ArticleText = { text: "", nodes: [], offsets: [] };
  const add = (character: string, node: Text, offset: number) => {
    if (character === " " && (read.text === "" || read.text.endsWith(" "))) return;
    read.text += character;
    read.nodes.push(node);
    read.offsets.push(offset);
  };
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(notText) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let block: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const inside = node.parentElement?.closest(blocks) ?? null;
    if (inside !== block) add(" ", node, 0);
    block = inside;
    for (let offset = 0; offset < node.data.length; offset += 1)
      add((node.data[offset] ?? "").replace(/\s/, " "), node, offset);
  }
  return read;
}

/** A stretch of the text as a range of the page. */
export function rangeOf({ nodes, offsets }: ArticleText, { start, end }: Span): Range | null {
  const [first, last] = [nodes[start], nodes[end - 1]];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first, offsets[start] ?? 0);
  range.setEnd(last, (offsets[end - 1] ?? 0) + 1);
  return range;
}

/** The stretch of the text that a range of the page holds, without spaces at its ends; null for none of it. */
export function spanOf({ text, nodes, offsets }: ArticleText, range: Range): Span | null {
  const compare = (at: number, by: number) => {
    const node = nodes[at];
    return node ? range.comparePoint(node, Math.min((offsets[at] ?? 0) + by, node.data.length)) : 1;
  };
  let start = firstWhere(nodes.length, (at) => compare(at, 0) >= 0);
  let end = firstWhere(nodes.length, (at) => compare(at, 1) > 0);
  while (start < end && text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return start < end ? { start, end } : null;
}

/** The first place from 0 up to `count` from which a condition holds; `count` for none. */
function firstWhere(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The element around a range's beginning that can take focus, and is given the means to. */
export function focusAt(range: Range): void {
  const { startContainer } = range;
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  const block = element?.closest<HTMLElement>(blocks);
  if (!block) return;
  if (!block.hasAttribute("tabindex")) block.tabIndex = -1;
  block.focus({ preventScroll: true });
}

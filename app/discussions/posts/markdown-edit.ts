/** What the buttons above a post's text field do. */
export const marks = ["bold", "link", "list", "quote"] as const;
export type Mark = (typeof marks)[number];

export type Selected = { text: string; start: number; end: number };

/** A replacement of text from `start` to `end`, and what is selected afterwards. */
export type Edit = { start: number; end: number; insert: string; selectStart: number; selectEnd: number };

/** What pressing a button changes: it marks what is selected, or takes its marks off again. */
export function editFor(mark: Mark, selected: Selected, placeholder: string): Edit {
  switch (mark) {
    case "bold":
      return bold(selected, placeholder);
    case "link":
      return link(selected, placeholder);
    case "list":
      return lines(selected, "- ");
    case "quote":
      return lines(selected, "> ");
  }
}

function bold({ text, start, end }: Selected, placeholder: string): Edit {
  const words = text.slice(start, end);
  const isInside = text.slice(start - 2, start) === "**" && text.slice(end, end + 2) === "**" && start >= 2;
  if (isInside) return replaced(start - 2, end + 2, words, [0, words.length]);
  if (/^\*\*[\s\S]+\*\*$/.test(words)) return replaced(start, end, words.slice(2, -2), [0, words.length - 4]);
  // Markdown takes no bold with spaces just within its marks.
  const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  const shown = inner || placeholder;
  const at = before.length + 2;
  return replaced(start, end, `${before}**${shown}**${after}`, [at, at + shown.length]);
}

function link({ text, start, end }: Selected, placeholder: string): Edit {
  const words = text.slice(start, end);
  if (/^(?:https?:\/\/|\/)\S+$/.test(words)) {
    return replaced(start, end, `[${placeholder}](${words})`, [1, 1 + placeholder.length]);
  }
  const shown = words.replace(/\s*\n\s*/g, " ").replace(/[[\]]/g, "\\$&") || placeholder;
  const at = shown.length + 3;
  return replaced(start, end, `[${shown}](https://)`, [at, at + "https://".length]);
}

/** Marks the whole lines that are touched, with an empty line before and after, without which it would go on the last one. */
function lines({ text, start, end }: Selected, mark: "- " | "> "): Edit {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const to = lineEnd === -1 ? text.length : lineEnd;
  const rows = text.slice(from, to).split("\n");
  const isMarked = rows.every((row) => row.startsWith(mark));
  const block = rows.map((row) => (isMarked ? row.slice(mark.length) : mark + row)).join("\n");
  const before = isMarked ? "" : gap(text.slice(0, from));
  const after = isMarked || to === text.length ? "" : gapAfter(text.slice(to));
  const insert = before + block + after;
  const at = before.length + block.length;
  return replaced(from, to, insert, [start === end ? at : before.length, at]);
}

const gap = (before: string) => (before === "" || before.endsWith("\n\n") ? "" : "\n");
const gapAfter = (after: string) => (after.startsWith("\n\n") ? "" : "\n");

const replaced = (start: number, end: number, insert: string, [from, to]: [number, number]): Edit => ({
  ...{ start, end, insert, selectStart: start + from, selectEnd: start + to },
});

/** Quotes longer than this are cut: a quote points at words, it does not repeat a post. */
export const longestQuote = 1_000;

/** Somebody's words as a quote, with their name leading to the post; a line for the answer is below. */
export function quoteOf({ name, path, words }: { name: string; path: string; words: string }): string {
  const trimmed = words.trim();
  const isCut = trimmed.length > longestQuote;
  const cut = isCut ? `${trimmed.slice(0, longestQuote).replace(/\s+\S*$/, "")} …` : trimmed;
  const quoted = cut
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
  return `[${name.replace(/[[\]\\]/g, "\\$&")}](${path}):\n\n${quoted}\n\n`;
}

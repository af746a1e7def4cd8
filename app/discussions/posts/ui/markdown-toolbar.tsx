import type { RefObject } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { type Edit, editFor, type Mark, marks } from "../markdown-edit.ts";

/** The keys that press a button from within the text, with Ctrl or ⌘. */
const keys: Partial<Record<Mark, string>> = { bold: "b", link: "k" };

/** Buttons that mark what is selected in a text field as Markdown. Without JavaScript one types the marks. */
export function MarkdownToolbar({ of }: { of: RefObject<HTMLElement | null> }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend and is part of the form; these are tools for it
    <div role="group" className="markdown-toolbar needs-scripts" aria-label={m.postsFormatting()}>
      {marks.map((mark) => (
        <Button
          key={mark}
          type="button"
          tone="quiet"
          aria-keyshortcuts={keys[mark] && `Control+${keys[mark]} Meta+${keys[mark]}`}
          onClick={() => press(of.current, mark)}
        >
          {m.postsMark({ mark })}
        </Button>
      ))}
    </div>
  );
}

/** Ctrl or ⌘ with B or K within the text field. */
export function pressByKey(event: React.KeyboardEvent<HTMLElement>): void {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const mark = marks.find((mark) => keys[mark] === event.key.toLowerCase());
  if (!isCommand || !mark || event.target !== fieldIn(event.currentTarget)) return;
  event.preventDefault();
  press(event.currentTarget, mark);
}

/** Writes a quote at the end of the text of the composer on this page; false where there is none. */
export function quoteInComposer(quote: string): boolean {
  const field = fieldIn(document.querySelector<HTMLElement>(".composer"));
  if (!field) return false;
  const end = field.value.length;
  const before = field.value.trim() === "" ? "" : field.value.endsWith("\n") ? "\n" : "\n\n";
  const insert = before + quote;
  apply(field, { start: end, end, insert, selectStart: end + insert.length, selectEnd: end + insert.length });
  field.scrollIntoView({ block: "center" });
  return true;
}

const fieldIn = (composer: HTMLElement | null) =>
  composer?.querySelector<HTMLTextAreaElement>("textarea[name=source]") ?? null;

function press(composer: HTMLElement | null, mark: Mark): void {
  const field = fieldIn(composer);
  if (!field) return;
  const selected = { text: field.value, start: field.selectionStart, end: field.selectionEnd };
  apply(field, editFor(mark, selected, m.postsMarkWords()));
}

/** Changes the text as if it were typed, so that the browser can undo it and drafts hear of it. */
function apply(field: HTMLTextAreaElement, { start, end, insert, selectStart, selectEnd }: Edit): void {
  field.focus();
  field.setSelectionRange(start, end);
  // Deprecated, but the only way that keeps the browser's undo; browsers without it take the other one.
  const isDone = insert === "" ? document.execCommand("delete") : document.execCommand("insertText", false, insert);
  if (!isDone) {
    field.setRangeText(insert, start, end);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(selectStart, selectEnd);
}

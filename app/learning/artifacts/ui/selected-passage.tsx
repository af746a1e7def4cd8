import { useEffect, useRef } from "react";

/**
 * Fills the comment form around it with the words that are selected in a part of the artifact: the part, the passage,
 * and where it begins. Without JavaScript people copy the words.
 */
export function SelectedPassage() {
  const start = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const fill = () => {
      const chosen = chosenPassage();
      const form = start.current?.form;
      if (!chosen || !start.current || !form) return;
      setValue(form, "field", chosen.fieldKey);
      setValue(form, "passage", chosen.words);
      start.current.value = String(chosen.start);
    };
    document.addEventListener("selectionchange", fill);
    return () => document.removeEventListener("selectionchange", fill);
  }, []);
  return <input ref={start} type="hidden" name="start" defaultValue="" />;
}

function setValue(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) field.value = value;
}

/** The selection, if it lies in one part's text. Its place counts the text before it, which is what the part stores. */
function chosenPassage(): { fieldKey: string; words: string; start: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const part = closestPart(range.startContainer);
  if (!part || part !== closestPart(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(part);
  before.setEnd(range.startContainer, range.startOffset);
  const words = textOf(range);
  if (words.trim() === "") return null;
  return { fieldKey: (part.dataset.field ?? "").replace(/^field-/, ""), words, start: textOf(before).length };
}

function closestPart(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-field]") ?? null;
}

/** The text of a range without the numbers of comments, which stand in the text for screen readers. */
function textOf(range: Range): string {
  const copy = range.cloneContents();
  for (const number of copy.querySelectorAll(".passage__number")) number.remove();
  return copy.textContent ?? "";
}

import { useEffect, useRef, useState } from "react";
import { findQuote } from "#app/anchors/text-quote.ts";
import { focusAt, rangeOf, readArticle } from "./article-text.ts";
import type { NoteInLesson } from "./shown-notes.ts";

/** Names in notes.css. */
const highlighted = "lesson-note";
const current = "lesson-note-current";
const none: ReadonlySet<string> = new Set();

/**
 * Marks the passages of notes in an article, without changing its elements, in browsers that can. Returns the notes
 * whose passages are not there now, and what scrolls to a note's passage.
 */
export function useHighlights(articleId: string, notes: NoteInLesson[], version: string) {
  const ranges = useRef(new Map<string, Range>());
  const [orphans, setOrphans] = useState(none);

  useEffect(() => {
    const article = document.getElementById(articleId);
    if (!article) return;
    const draw = () => {
      const read = readArticle(article);
      ranges.current.clear();
      const lost = new Set<string>();
      for (const { id, quote } of notes) {
        const span = quote && findQuote(read.text, quote, version);
        const range = span && rangeOf(read, span);
        if (range) ranges.current.set(id, range);
        else if (quote) lost.add(id);
      }
      setOrphans((before) => (before.size === lost.size && [...lost].every((id) => before.has(id)) ? before : lost));
      mark(highlighted, [...ranges.current.values()]);
    };
    draw();
    const stop = afterChanges(article, draw);
    return () => {
      stop();
      mark(highlighted, []);
      mark(current, []);
    };
  }, [articleId, notes, version]);

  const show = (id: string): boolean => {
    const range = ranges.current.get(id);
    if (!range) return false;
    mark(current, [range]);
    focusAt(range);
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = range.getBoundingClientRect().top + window.scrollY - window.innerHeight / 3;
    window.scrollTo({ top, behavior: isStill ? "instant" : "smooth" });
    return true;
  };
  return { orphans, show };
}

function mark(name: string, ranges: Range[]): void {
  if (!("highlights" in CSS)) return;
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/** Calls back once for all changes of a frame below an element: a part of a lesson opened, or loaded late. */
function afterChanges(element: Element, then: () => void): () => void {
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(then);
  });
  observer.observe(element, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}

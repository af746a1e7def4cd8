import { useCallback, useEffect, useRef, useState } from "react";
import { quoteAt, type TextQuote } from "#app/anchors/text-quote.ts";
import { focusAt, readArticle, spanOf } from "./article-text.ts";

/** Long enough for a finger that is still choosing. */
const pauseMs = 250;

/**
 * The words selected in an article, as a quote, until `drop`. While they are held, another selection changes nothing.
 */
export function useSelectedPassage(articleId: string, version: string) {
  const [quote, setQuote] = useState<TextQuote | null>(null);
  const isHeld = useRef(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      if (!isHeld.current) setQuote(selectedQuote(articleId, version));
    };
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(read, pauseMs);
    };
    look(); // the selection that loaded this code
    document.addEventListener("selectionchange", look);
    return () => {
      document.removeEventListener("selectionchange", look);
      clearTimeout(timer);
    };
  }, [articleId, version]);

  const hold = useCallback(() => {
    isHeld.current = true;
  }, []);
  const drop = useCallback(() => {
    isHeld.current = false;
    const selection = document.getSelection();
    // The tools are about to close; keyboard users continue where they were.
    if (selection?.rangeCount) focusAt(selection.getRangeAt(0));
    selection?.removeAllRanges();
    setQuote(null);
  }, []);
  return { quote, hold, drop };
}

function selectedQuote(articleId: string, version: string): TextQuote | null {
  const article = document.getElementById(articleId);
  const selection = document.getSelection();
  if (!article || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(article)) return null;
  const read = readArticle(article);
  const span = spanOf(read, range);
  return span && quoteAt(read.text, span, version);
}

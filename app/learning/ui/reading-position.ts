import { useLocation, useNavigationType } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useIsFirstPage } from "#app/ui/page-focus.tsx";

export type ReadingPosition = { blockId: string; offset: number };

/** The reader, and the address that stores their positions. */
export type Reader = { address: string; personId: string };

/** The assumed reading position in the window, in px from its top. */
const readingLine = 120;
const quietMs = 1500;

/**
 * Scrolls to a reader's saved position in the article, and saves it as they read on. Returns whether it scrolled there,
 * and the share of the article before that position.
 */
export function useReadingPosition(articleId: string, { address, personId }: Reader, kept: ReadingPosition | null) {
  const [wasBroughtBack, setBroughtBack] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const isArrival = useIsArrival();

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each lesson opened; `kept` changes while reading
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const article = document.getElementById(articleId);
      setBroughtBack(Boolean(isArrival && kept && article && bringBack(article, kept)));
    });
    return () => cancelAnimationFrame(frame);
  }, [articleId, address]);

  useEffect(() => keepPlace(articleId, { address, personId }, setShare), [articleId, address, personId]);
  return { wasBroughtBack, share };
}

/** A fresh visit, rather than going back, reloading, or following a link into the text. */
function useIsArrival(): boolean {
  const { hash } = useLocation();
  const type = useNavigationType();
  const isFirstPage = useIsFirstPage();
  if (hash !== "" || typeof window === "undefined") return false;
  if (!isFirstPage) return type !== "POP";
  const [first] = performance.getEntriesByType("navigation");
  return first instanceof PerformanceNavigationTiming && first.type === "navigate";
}

function bringBack(article: HTMLElement, place: ReadingPosition): boolean {
  const block = survivingBlock(article, place.blockId);
  const last = [...article.querySelectorAll("[data-block]")].at(-1);
  if (!block || block.element === last) return false; // someone who finished reading starts at the top
  const box = block.element.getBoundingClientRect();
  const top = box.top + window.scrollY + (block.isExact ? place.offset * box.height : 0) - readingLine;
  if (top < window.innerHeight / 2) return false;
  window.scrollTo({ top, behavior: "instant" });
  block.element.tabIndex = -1;
  block.element.focus({ preventScroll: true });
  return true;
}

/**
 * The block itself, else the one before it in its section, else the section's heading: lessons may change between
 * visits.
 */
function survivingBlock(article: HTMLElement, blockId: string): { element: HTMLElement; isExact: boolean } | null {
  const find = (id: string) => article.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`);
  const exact = find(blockId);
  if (exact) return { element: exact, isExact: true };
  const [, section = blockId, number = "0"] = /^(.*)\.(\d+)$/.exec(blockId) ?? [];
  for (let before = Number(number) - 1; before > 0; before -= 1) {
    const element = find(`${section}.${before}`);
    if (element) return { element, isExact: false };
  }
  const heading = find(section);
  return heading && { element: heading, isExact: false };
}

/** Sends the position shortly after scrolling stops, and when the page is left. */
function keepPlace(articleId: string, { address, personId }: Reader, onShare: (share: number) => void): () => void {
  const article = document.getElementById(articleId);
  if (!article) return () => {};
  let latest: ReadingPosition | null = null;
  let sent = "";
  let frame = 0;
  let wait: ReturnType<typeof setTimeout> | undefined;

  const send = () => {
    clearTimeout(wait);
    if (!latest) return;
    const { blockId, offset } = latest;
    const body = new URLSearchParams({ person: personId, block: blockId, offset: offset.toFixed(3) });
    if (body.toString() === sent) return;
    sent = body.toString();
    // A lost position does not deserve a message: the next one follows soon.
    fetch(address, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } }).catch(() => {});
  };
  const look = () => {
    frame = 0;
    if (!article.isConnected) return;
    latest = placeIn(article);
    onShare(shareBehind(article));
    clearTimeout(wait);
    wait = setTimeout(send, quietMs);
  };
  const move = () => {
    frame ||= requestAnimationFrame(look);
  };
  const leave = () => document.visibilityState === "hidden" && send();

  window.addEventListener("scroll", move, { passive: true });
  window.addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", leave);
  return () => {
    window.removeEventListener("scroll", move);
    window.removeEventListener("pagehide", send);
    document.removeEventListener("visibilitychange", leave);
    cancelAnimationFrame(frame);
    send();
  };
}

function placeIn(article: HTMLElement): ReadingPosition | null {
  let current: { element: HTMLElement; box: DOMRect } | null = null;
  for (const element of article.querySelectorAll<HTMLElement>("[data-block]")) {
    const box = element.getBoundingClientRect();
    if (box.top > readingLine) break;
    current = { element, box };
  }
  const blockId = current?.element.dataset.block;
  if (!current || !blockId) return null;
  const offset = current.box.height > 0 ? (readingLine - current.box.top) / current.box.height : 0;
  return { blockId, offset: Math.min(1, Math.max(0, offset)) };
}

function shareBehind(article: HTMLElement): number {
  const { top, height } = article.getBoundingClientRect();
  return height > 0 ? Math.min(1, Math.max(0, (window.innerHeight * 0.6 - top) / height)) : 0;
}

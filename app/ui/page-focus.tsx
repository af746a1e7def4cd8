import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect } from "react";
import * as m from "#app/messages/catalog.ts";
import { announce } from "./announce.tsx";

/** In a browser, the key of the page that was loaded in full; "left" once someone has navigated away from it. */
let first: { key: string } | "left" | null = null;

/** Whether this page was loaded in full rather than by client navigation. */
export function useIsFirstPage(): boolean {
  const { key } = useLocation();
  if (typeof window === "undefined") return true;
  first ??= { key };
  if (first !== "left" && first.key !== key) first = "left";
  return first !== "left";
}

/**
 * In a browser, the path and page of a list whose title had the focus last; a page and an error take each other's place in
 * React's tree.
 */
let focused: string | null = null;

/**
 * After a client navigation, also to another page of a list, moves focus to the new page's title or to the place that its
 * address names, as a full load would.
 */
export function useFocusAfterNavigation(): void {
  useIsFirstPage();
  const { pathname, search, hash } = useLocation();
  const place = `${pathname} ${new URLSearchParams(search).get("page") ?? 1}`;
  useEffect(() => {
    if (focused === place) return;
    if (focused) {
      announce(document.title);
      focusTitle(hash);
    }
    focused = place;
  }, [place, hash]);
}

/** Moves focus to the page's title, or to the place that a hash names if the page has it, unless focus is in there. */
export function focusTitle(hash = ""): void {
  const place = hash
    ? document.getElementById(hash.slice(1))
    : (document.querySelector<HTMLElement>("main h1[tabindex]") ?? document.getElementById("main"));
  if (!place || place.contains(document.activeElement)) return;
  const { tabIndex } = place;
  place.tabIndex = tabIndex; // written, what was read as -1 makes an element take the focus
  place.focus({ preventScroll: true });
}

/** A thin line at the top while a page is loading. */
export function PendingLine() {
  const isPending = useNavigation().state !== "idle";
  return isPending ? <div className="pending" role="progressbar" aria-label={m.appLoading()} /> : null;
}

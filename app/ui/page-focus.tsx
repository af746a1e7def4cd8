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

/** In a browser, the path whose title had the focus last; a page and an error take each other's place in React's tree. */
let focused: string | null = null;

/** After a client navigation, moves focus to the new page's title, as a full load would. */
export function useFocusAfterNavigation(): void {
  useIsFirstPage();
  const { pathname, hash } = useLocation();
  useEffect(() => {
    const isFirst = focused === null;
    if (focused === pathname) return;
    focused = pathname;
    if (isFirst || hash) return;
    announce(document.title);
    const title = document.querySelector<HTMLElement>("main h1[tabindex]") ?? document.querySelector("main");
    title?.focus({ preventScroll: true });
  }, [pathname, hash]);
}

/** A thin line at the top while a page is loading. */
export function PendingLine() {
  const isPending = useNavigation().state !== "idle";
  return isPending ? <div className="pending" role="progressbar" aria-label={m.appLoading()} /> : null;
}

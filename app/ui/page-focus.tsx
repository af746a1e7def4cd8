import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import * as m from "#app/messages/catalog.ts";
import { announce } from "./announce.tsx";

/** In a browser, the key of the page that was loaded whole; "left" once one has gone on from it. */
let first: { key: string } | "left" | null = null;

/** Whether this is the page that was loaded whole, rather than one that the browser went on to. */
export function useIsFirstPage(): boolean {
  const { key } = useLocation();
  if (typeof window === "undefined") return true;
  first ??= { key };
  if (first !== "left" && first.key !== key) first = "left";
  return first !== "left";
}

/** After a navigation in the browser, focus goes to the new page's title, as it would on a fresh load. */
export function useFocusAfterNavigation(): void {
  useIsFirstPage();
  const { pathname, hash } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (hash) return;
    announce(document.title);
    const title = document.querySelector<HTMLElement>("main h1[tabindex]") ?? document.querySelector("main");
    title?.focus({ preventScroll: true });
  }, [pathname, hash]);
}

/** A thin line on top while a page takes its time. */
export function PendingLine() {
  const isPending = useNavigation().state !== "idle";
  return isPending ? <div className="pending" role="progressbar" aria-label={m.appLoading()} /> : null;
}

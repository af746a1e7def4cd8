import { createContext, useContext } from "react";
import { useIsFirstPage } from "./page-focus.tsx";

/** The id of the request that made this page, as the log has it; the browser reads it from the page. */
export const ReferenceContext = createContext("");

let last: string | null = null;

/** Notes what the server calls each request that the browser sends for a page: the last one is the one that failed. */
export function noteReferences(): void {
  const send = window.fetch;
  window.fetch = async (...request) => {
    last = null;
    const response = await send(...request);
    last = response.headers.get("X-Request-Id");
    return response;
  };
}

/** The id of the request that made this document. */
export function useDocumentReference(): string {
  const own = useContext(ReferenceContext);
  return own || (typeof document === "undefined" ? "" : (document.documentElement.dataset.reference ?? ""));
}

/** What the log calls the request that failed: the page's own or, after going on from it, the last one. */
export function useReference(): string | null {
  const own = useDocumentReference();
  return useIsFirstPage() ? own || null : last;
}

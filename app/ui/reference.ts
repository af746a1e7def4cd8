import { createContext, useContext } from "react";
import { useIsFirstPage } from "./page-focus.tsx";

/** The id of the request that made this page, as in the log; the browser reads it from the page. */
export const ReferenceContext = createContext("");

let last: string | null = null;

/** Records the server's id for each page request of the browser, so that the last one is the failed one. */
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

/** The log id of the failed request: the page's own or, after client navigation, the latest one. */
export function useReference(): string | null {
  const own = useDocumentReference();
  return useIsFirstPage() ? own || null : last;
}

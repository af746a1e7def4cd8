import { useEffect, useState } from "react";
import type { Choice } from "#app/http/choices.ts";

/** Waits for a pause in typing before searching. */
const pause = 150;

/** The server's matches for the typed text; the default choices for an empty one. */
export function useSearch(searchAt: string, q: string, offered: Choice[]) {
  const [answer, setAnswer] = useState<{ q: string; found: Choice[] } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    if (q === "") return;
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`${searchAt}&q=${encodeURIComponent(q)}`, { signal: asking.signal });
        if (!response.ok) throw new Error(`The search answered ${response.status}.`);
        setAnswer({ q, found: await response.json() });
        setFailed(null);
      } catch {
        if (!asking.signal.aborted) setFailed(q);
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [searchAt, q]);
  if (q === "") return { found: offered, isFailed: false, isBusy: false };
  return { found: answer?.found ?? offered, isFailed: failed === q, isBusy: answer?.q !== q };
}

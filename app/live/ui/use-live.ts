import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { follow } from "./follow.ts";

/**
 * Reads the page again whenever something about a topic changes, or calls `onHint` instead. Without streams the page
 * works on reload; without a network it stays as it is.
 */
export function useLive(topic: string | null, onHint?: () => void): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const refresh = () => {
      if (navigator.onLine) revalidate();
    };
    return topic ? follow(topic, onHint ?? refresh) : undefined;
  }, [topic, onHint, revalidate]);
}

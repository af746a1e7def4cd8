import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { follow, type OnHint } from "./follow.ts";

/**
 * Reads the page again whenever something about a topic changes, or calls `onHint` instead. Without streams the page
 * works on reload; without a network it stays as it is, and so it does for somebody who is signed out while typing: the
 * form itself then says so, beside its words.
 */
export function useLive(topic: string | null, onHint?: OnHint): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const refresh: OnHint = (isOver) => {
      if (!(isOver && isTypedInto())) revalidate();
    };
    return topic ? follow(topic, onHint ?? refresh) : undefined;
  }, [topic, onHint, revalidate]);
}

/** Whether a form of this page holds words that its server does not have. */
const isTypedInto = () =>
  [
    ...document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("main form :is(textarea, input[type=text])"),
  ].some((field) => field.value !== field.defaultValue);

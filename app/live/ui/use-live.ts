import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { follow } from "./follow.ts";

/** Reads the page again whenever something about a topic changes. Without streams the page works on reload. */
export function useLive(topic: string | null): void {
  const { revalidate } = useRevalidator();
  useEffect(() => (topic ? follow(topic, revalidate) : undefined), [topic, revalidate]);
}

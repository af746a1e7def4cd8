import bowser from "bowser";

/** A browser as its owner would recognize it, "Firefox on Android"; nothing that identifies the individual device. */
export function deviceOf(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const { browser, os } = bowser.parse(userAgent.slice(0, 400));
  const parts = [browser.name, os.name].filter((name) => name !== undefined && name !== "");
  return parts.length > 0 ? parts.join(" on ").slice(0, 80) : null;
}

export const fileKinds = ["image", "pdf"] as const;
export type FileKind = (typeof fileKinds)[number];

/** The largest upload; an image is stored much smaller. */
export const largestUpload = 5 * 1024 * 1024;
/** A photo from a phone has 12 to 50 million pixels. */
export const mostPixels = 60_000_000;
/** The longer side of an image as it is stored, and the most bytes that it takes. */
export const longestSide = 1_600;
export const largestImage = 400_000;
export const mostFiles = 20;

export type FileRefusal = "none" | "too-large" | "unknown-kind" | "broken" | "too-many" | "not-now" | "missing";

/** Whether these are the first bytes and the end of a PDF; the header may come a little later (ISO 32000-1, H.3). */
export function isPdf(bytes: Uint8Array): boolean {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(Math.max(0, from), to));
  return text(0, 1024).includes("%PDF-") && text(bytes.length - 1024, bytes.length).includes("%%EOF");
}

/** A name to show and to save under: no folders, no control characters, no more than 120 of them. */
export function fileNameOf(typed: string, kind: FileKind): string {
  const base = (typed.split(/[\\/]/).at(-1) ?? "").replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "").trim();
  const stem = base.replace(/\.[a-z0-9]{1,5}$/i, "").slice(0, 120) || "file";
  return `${stem}.${kind === "pdf" ? "pdf" : "webp"}`;
}

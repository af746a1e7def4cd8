const numbered = /^(\d+)[-_. ]+(?=.*[\p{L}\p{N}])/u;

/** Sorts file names: numbered ones first, by number, so that 2 comes before 10. */
export function compareNames(one: string, other: string): number {
  const [a, b] = [numberOf(one), numberOf(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The URL slug for a file name: "03 Small Numbers.mdx" gives "small-numbers". */
export function slugOf(fileName: string): string {
  const name = fileName.replace(/\.(mdx|md)$/i, "").replace(numbered, "");
  return slugify(name) || "untitled";
}

/** Lower-case words joined by hyphens, accents dropped, letters of every script kept. */
export function slugify(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

function numberOf(name: string): number {
  const digits = name.match(/^\d+/)?.[0];
  return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits);
}

import { largestImage, longestSide, mostPixels } from "./file.ts";

/** Loaded with the first photo: 19 MB. One thread each, because pages and passwords need the others. */
async function loadSharp() {
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/** One image at a time, for the same reason. */
let last: Promise<unknown> = Promise.resolve();

export type EncodedImage = { bytes: Buffer; width: number; height: number };

const readable = new Set(["jpeg", "png", "webp", "gif", "avif", "heif", "tiff"]);

/**
 * A photo as it is stored: turned upright, at most 1,600 pixels long and 400 kB, as WebP. Its metadata, such as where
 * it was taken, is left behind. "unknown-kind" for what is no photo, "broken" for one that cannot be read.
 */
export function encodeImage(bytes: Buffer): Promise<EncodedImage | "unknown-kind" | "broken"> {
  const turn = last.then(() => encode(bytes));
  last = turn.catch(() => undefined);
  return turn;
}

async function encode(bytes: Buffer): Promise<EncodedImage | "unknown-kind" | "broken"> {
  const sharp = await loadSharp();
  const options = { limitInputPixels: mostPixels, failOn: "error" } as const;
  const found = await sharp(bytes, options)
    .metadata()
    .catch(() => null);
  if (!found || !readable.has(found.format)) return "unknown-kind";
  try {
    for (const quality of [82, 70, 55, 40, 25]) {
      const { data, info } = await sharp(bytes, options)
        .rotate()
        .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
        .webp({ quality })
        .toBuffer({ resolveWithObject: true });
      if (data.length <= largestImage || quality === 25) return { bytes: data, width: info.width, height: info.height };
    }
    return "broken";
  } catch {
    return "broken";
  }
}

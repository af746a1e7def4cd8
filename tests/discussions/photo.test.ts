import { crc32, deflateSync, gzipSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { deletePost } from "#app/discussions/posts/changing.server.ts";
import { photoIn } from "#app/discussions/posts/photo.server.ts";
import { longestDescription } from "#app/discussions/posts/post.ts";
import { findPostImage } from "#app/discussions/posts/queries/images.server.ts";
import { startTopic } from "#app/discussions/posts/writing.server.ts";
import { postImages } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, words } from "./talk.ts";

const form = (bytes: Buffer | string, description = "A wall chart") => {
  const data = new FormData();
  data.set(
    "photo",
    new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], "x.jpg", { type: "image/jpeg" }),
  );
  data.set("photoDescription", description);
  return data;
};
const blank = sharp({ create: { width: 40, height: 30, channels: 3, background: "#0b5e63" } });

test("a photo needs words, is judged by its bytes, and loses where it was taken", async () => {
  expect(await photoIn(new FormData())).toBeNull();
  const gps = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 24/1 0/1" } };
  const bytes = await blank.clone().withExif(gps).jpeg().toBuffer();
  expect(await photoIn(form(bytes, " \u200b "))).toBe("photo-undescribed");
  expect(await photoIn(form("<svg onload=alert(1)>"))).toBe("photo-unreadable");
  expect(await photoIn(form("<script>alert(1)</script>"))).toBe("photo-unreadable");
  expect(await photoIn(form(Buffer.alloc(6 * 1024 * 1024)))).toBe("photo-too-large");
  expect(await photoIn(form("", "A wall chart"))).toBe("photo-missing");
  expect(await photoIn(form(bytes, "é".repeat(longestDescription + 1)))).toBe("photo-description-long");
  const photo = await photoIn(form(bytes));
  if (photo === null || typeof photo === "string") throw new Error("refused");
  const facts = await sharp(photo.content.bytes).metadata();
  expect([facts.format, facts.exif]).toEqual(["webp", undefined]);
});

test("a photo is shown to those who read its post, and goes with it", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const [ana, bea] = [await join(db, "ana", { cohortIds: [cohort] }), await join(db, "bea")];
    await aSpace(db, "cohort", { cohortId: cohort });
    const photo = await photoIn(form(await blank.clone().png().toBuffer()));
    if (photo === null || typeof photo === "string") throw new Error("refused");
    const topic = { title: "Chart", kind: "discussion" as const };
    const started = await startTopic(db, ana, cohort, { topic, post: words("Look"), key: "1", photo });
    if (started.outcome !== "done") throw new Error(started.outcome);
    const [image] = await db.select().from(postImages);
    expect(await findPostImage(db, ana, image?.id ?? "")).not.toBeNull();
    expect(await findPostImage(db, bea, image?.id ?? "")).toBeNull();
    await deletePost(db, ana, { topicId: started.topicId, postId: started.postId });
    expect(await findPostImage(db, ana, image?.id ?? "")).toBeNull();
  }));

const attack = "<script>alert(1)</script>";

/** A PNG that says how large it is, whatever its data hold. */
function pngOf({ width, height, rows = Buffer.alloc(0), more = [] as Buffer[] }: PngParts): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit of gray
  const parts = [chunk("IHDR", header), ...more, chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...parts]);
}
type PngParts = { width: number; height: number; rows?: Buffer; more?: Buffer[] };

function chunk(type: string, body: Buffer): Buffer {
  const [length, sum, named] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), body])];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A WebP that says that its canvas is the largest there can be, and a GIF that says so of its screen. */
const webpOf16Million = Buffer.concat([
  ...[Buffer.from("RIFF"), Buffer.from([22, 0, 0, 0]), Buffer.from("WEBPVP8X"), Buffer.from([10, 0, 0, 0])],
  Buffer.from([0x02, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
]);
const gifOf65535 = Buffer.from(
  "474946383961ffffffff800000000000ffffff2c00000000ffffffff00020244010 03b".replace(" ", ""),
  "hex",
);

test("what only looks like a photo, or would fill the memory, is refused", async () => {
  const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>x</text></svg>`;
  const attacks: Record<string, Buffer> = {
    "SVG named as a photo": Buffer.from(svg),
    "compressed SVG": gzipSync(svg),
    "page behind the first bytes of a PNG": Buffer.concat([
      Buffer.from("89504e470d0a1a0a", "hex"),
      Buffer.from(attack),
    ]),
    "script that begins as a GIF": Buffer.from(`GIF89a/*${attack}*/=alert(1)//`),
    PDF: Buffer.from(`%PDF-1.7 ${attack}`),
    "bomb of 3,600 megapixels": pngOf({ width: 60_000, height: 60_000 }),
    "bomb of 100 megapixels in 12 kB": pngOf({ width: 10_000, height: 10_000, rows: Buffer.alloc(1251 * 10_000) }),
    "WebP with an endless canvas": webpOf16Million,
    "GIF with an endless screen": gifOf65535,
    "half a photo": (await blank.clone().png({ compressionLevel: 0 }).toBuffer()).subarray(0, 1500),
  };
  for (const [name, bytes] of Object.entries(attacks))
    expect(await photoIn(form(bytes)), name).toBe("photo-unreadable");
  expect(await photoIn(form(Buffer.alloc(50 * 1024 * 1024)))).toBe("photo-too-large");
});

test("a photo that carries something else is encoded anew without it", async () => {
  const png = await blank.clone().png().toBuffer();
  const frames = chunk("acTL", Buffer.from("7fffffff00000000", "hex"));
  const carriers: Record<string, Buffer> = {
    "script after the photo": Buffer.concat([png, Buffer.from(attack)]),
    "script in the metadata": await blank
      .clone()
      .withExif({ IFD0: { ImageDescription: attack, Artist: attack } })
      .jpeg()
      .toBuffer(),
    "script in a comment of a PNG": Buffer.concat([
      png.subarray(0, 33),
      chunk("tEXt", Buffer.from(`Comment\0${attack}`)),
      png.subarray(33),
    ]),
    "two thousand million frames": Buffer.concat([png.subarray(0, 33), frames, png.subarray(33)]),
  };
  for (const [name, bytes] of Object.entries(carriers)) {
    const photo = await photoIn(form(bytes));
    if (photo === null || typeof photo === "string") throw new Error(`${name} was refused`);
    const { format, pages, exif, icc, xmp, comments } = await sharp(photo.content.bytes).metadata();
    expect([format, pages, exif, icc, xmp, comments], name).toEqual(["webp", ...Array(5).fill(undefined)]);
    expect(photo.content.bytes.includes("script"), name).toBe(false);
  }
});

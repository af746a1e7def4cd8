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

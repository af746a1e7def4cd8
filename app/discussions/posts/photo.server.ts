import { createHash } from "node:crypto";
import { oneLine } from "#app/http/typed-text.ts";
import { largestUpload } from "#app/learning/artifacts/file.ts";
import { encodeImage } from "#app/learning/artifacts/image.server.ts";
import type { fileContents } from "#db/schema/index.ts";
import { longestDescription } from "./post.ts";

export type Photo = { content: typeof fileContents.$inferInsert; description: string };
export type PhotoRefusal =
  | "photo-missing"
  | "photo-too-large"
  | "photo-unreadable"
  | "photo-undescribed"
  | "photo-description-long";

/**
 * The photo that a form sends with the words that stand for it; null if it sends none. Its type is decided by its
 * bytes: it is encoded anew, small and without where it was taken.
 */
export async function photoIn(form: FormData): Promise<Photo | PhotoRefusal | null> {
  const upload = form.get("photo");
  const description = oneLine(String(form.get("photoDescription") ?? ""));
  if (!(upload instanceof File) || upload.size === 0) return description === "" ? null : "photo-missing";
  if (upload.size > largestUpload) return "photo-too-large";
  if (description === "") return "photo-undescribed";
  if (description.length > longestDescription) return "photo-description-long";
  const image = await encodeImage(Buffer.from(await upload.arrayBuffer()));
  if (typeof image === "string") return "photo-unreadable";
  const hash = createHash("sha256").update(image.bytes).digest("hex");
  return { content: { hash, kind: "image", size: image.bytes.length, ...image }, description };
}

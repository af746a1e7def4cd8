import { createHash } from "node:crypto";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { isOpenToEdits } from "./artifact.ts";
import { type FileRefusal, fileNameOf, isPdf, largestUpload, mostFiles } from "./file.ts";
import { encodeImage } from "./image.server.ts";
import { lockArtifact } from "./queries/artifacts.server.ts";
import { countFiles, deleteFile, insertFile } from "./queries/files.server.ts";

type Upload = { fieldKey: string; name: string; bytes: Buffer };

/**
 * Adds a photo or a PDF to an owner's work. What it is is decided by its bytes, never by its name; photos are encoded
 * anew without their metadata. The same bytes are stored once.
 */
export async function addFile(
  db: Db,
  person: Person,
  artifactId: string,
  { fieldKey, name, bytes }: Upload,
): Promise<"done" | FileRefusal> {
  if (bytes.length === 0) return "none";
  if (bytes.length > largestUpload) return "too-large";
  const content = isPdf(bytes) ? { kind: "pdf" as const, bytes, width: null, height: null } : await imageOf(bytes);
  if (typeof content === "string") return content;
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (found?.relation !== "owner") return "missing";
    const { template, state } = found.artifact;
    if (!template.fields.some(({ key, kind }) => key === fieldKey && kind === "file")) return "missing";
    if (!isOpenToEdits(state)) return "not-now";
    if ((await countFiles(db, artifactId)) >= mostFiles) return "too-many";
    const hash = createHash("sha256").update(content.bytes).digest("hex");
    await insertFile(
      db,
      { artifactId, fieldKey, name: fileNameOf(name, content.kind), hash, addedBy: person.id },
      { hash, size: content.bytes.length, ...content },
    );
    return "done";
  });
}

async function imageOf(bytes: Buffer) {
  const image = await encodeImage(bytes);
  return typeof image === "string" ? image : { kind: "image" as const, ...image };
}

/** Removes a file from an owner's work, and its bytes if nothing else has them. */
export async function removeFile(
  db: Db,
  person: Person,
  artifactId: string,
  fileId: string,
): Promise<"done" | "missing" | "not-now"> {
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (found?.relation !== "owner") return "missing";
    if (!isOpenToEdits(found.artifact.state)) return "not-now";
    return (await deleteFile(db, artifactId, fileId)) ? "done" : "missing";
  });
}

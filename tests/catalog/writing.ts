import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** A temporary content folder and store for one test. */
export type ContentFolder = {
  contentDir: string;
  dataDir: string;
  write: (files: Record<string, string | Uint8Array>) => Promise<void>;
  remove: (file: string) => Promise<void>;
};

export async function inContentFolder<Result>(
  files: Record<string, string | Uint8Array>,
  work: (folder: ContentFolder) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "sound-practice-folder-"));
  const contentDir = path.join(folder, "content");
  const write: ContentFolder["write"] = async (more) => {
    for (const [file, text] of Object.entries(more)) {
      await mkdir(path.dirname(path.join(contentDir, file)), { recursive: true });
      await writeFile(path.join(contentDir, file), text);
    }
  };
  const remove = (file: string) => rm(path.join(contentDir, file), { recursive: true });
  try {
    await mkdir(contentDir, { recursive: true });
    await write(files);
    return await work({ contentDir, dataDir: path.join(folder, "data"), write, remove });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function courseText(id: string, more = ""): string {
  return `---\nid: ${id}\ntitle: Course ${id}\nsummary: What it is about.\naudience: Everyone.\nlevel: foundations\n${more}---\n`;
}

export function lessonText(id: string, body = "Some words.", more = ""): string {
  return `---\nid: ${id}\ntitle: Lesson ${id}\nminutes: 5\n${more}---\n\n${body}\n`;
}

export const reflection = (id: string, prompt = "What do you notice?") =>
  `<Reflection id="${id}" prompt="${prompt}" />`;

/** The smallest possible PNG: one pixel. */
export const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

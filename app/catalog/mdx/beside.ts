import { readFileSync } from "node:fs";
import path from "node:path";
import { slugify } from "../file-order.ts";
import { hashOfBytes } from "../hash.server.ts";
import type { LessonContext } from "./lesson-context.ts";

/** A file named by a lesson, relative to the content folder; null when it lies outside of it. */
export function contentPath(context: LessonContext, written: string): string | null {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(context.file), decoded(written)));
  return target.startsWith("..") || path.posix.isAbsolute(target) ? null : target;
}

/** The address that serves a file for ever: its content decides it. */
export function assetAddress(context: LessonContext, target: string): string {
  const file = path.join(context.contentDir, target);
  const { name, ext } = path.posix.parse(target);
  const hash = hashOfBytes(readFileSync(file));
  const address = `/content/assets/${hash}/${slugify(name) || "file"}${ext.toLowerCase().replace(/[^.a-z0-9]/g, "")}`;
  context.assets.set(address, file);
  context.dependencies.set(target, hash);
  return address;
}

function decoded(written: string) {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

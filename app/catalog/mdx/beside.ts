import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { slugify } from "../file-order.ts";
import { hashOfBytes } from "../hash.server.ts";
import type { LessonContext } from "./lesson-context.ts";

/** The path of a file that a lesson names, relative to the content folder; null if it lies outside. */
export function contentPath(context: LessonContext, written: string): string | null {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(context.file), decoded(written)));
  return target.startsWith("..") || path.posix.isAbsolute(target) ? null : target;
}

/**
 * Whether a target is a file in the content folder, with symbolic links resolved: every file that a text names becomes
 * public.
 */
export function isContentFile({ contentDir }: LessonContext, target: string): boolean {
  try {
    const file = realpathSync(path.join(contentDir, target));
    return file.startsWith(realpathSync(contentDir) + path.sep) && statSync(file).isFile();
  } catch {
    return false; // missing, or not a valid file name
  }
}

/** Whether a target is a folder of content, such as another course. */
export function isContentFolder({ contentDir }: LessonContext, target: string): boolean {
  const folder = path.join(contentDir, target);
  return existsSync(folder) && statSync(folder).isDirectory();
}

/** Whether a file is an SVG that contains scripts: opened directly, they would run on our origin. */
export function holdsScript({ contentDir }: LessonContext, target: string): boolean {
  if (!/\.svg$/i.test(target)) return false;
  const drawing = readFileSync(path.join(contentDir, target), "utf8");
  return /<script\b|<foreignObject\b|\son[a-z]+\s*=\s*["']|javascript:/i.test(drawing);
}

export const scriptAdvice =
  "this file is a picture that holds a script; save it as a plain SVG without one, or as PNG.";

/** The permanent, content-addressed URL of a file. */
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

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The checkout: where the build goes and where commands run. Found by walking up, because this file is in the build
 * too.
 */
export const root = folderAbove(dirname(fileURLToPath(import.meta.url)));

function folderAbove(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : folderAbove(dirname(folder));
}

/** May be deleted at any time. Not in build/, which each build empties. */
export const cacheFolder = join(root, "node_modules", ".cache", "sound-practice");

import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: where the build goes and where commands run. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What may be deleted at any time. Not in build/, which each build empties. */
export const cacheFolder = join(root, "node_modules", ".cache", "sound-practice");

import { fileURLToPath } from "node:url";

/** The checkout: where the build goes and where commands run. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** The application's version: the package's and, if the build knew it, the commit. */
export function applicationVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const noted = join(root, "build", "commit");
  const commit = existsSync(noted) ? readFileSync(noted, "utf8").trim() : "";
  return commit ? `${version} (${commit})` : version;
}

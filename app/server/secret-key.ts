import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "#app/settings/env.server.ts";

/**
 * The key for sealed columns: SECRET_KEY or, without one, a key in this data folder, created at the first start.
 * Machines that share a database need the same SECRET_KEY.
 */
export function secretKeyFor({ SECRET_KEY, DATA_DIR }: Env): string {
  if (SECRET_KEY) return SECRET_KEY;
  const file = join(DATA_DIR, "secret-key");
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another process may have created it first: use its key.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}

import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "#app/settings/env.server.ts";

/**
 * The key that seals what a copy of the database must not tell: SECRET_KEY or, without one, a key of this data folder's
 * own, made at the first start. Several machines on one database need the same SECRET_KEY.
 */
export function secretKeyFor({ SECRET_KEY, DATA_DIR }: Env): string {
  if (SECRET_KEY) return SECRET_KEY;
  const file = join(DATA_DIR, "secret-key");
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another process may have been first: its key is as good.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}

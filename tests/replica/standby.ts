import { execFileSync } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedDatabase, startEmbedded } from "#db/embedded.server.ts";

/** A primary and a standby that streams from it: two PostgreSQL servers, in two folders below the given one. */
export async function startPrimaryAndStandby(
  folder: string,
): Promise<{ primary: EmbeddedDatabase; standby: EmbeddedDatabase }> {
  const [primaryDir, standbyDir] = [join(folder, "primary"), join(folder, "standby")];
  const first = await startEmbedded({ dataDir: primaryDir, durable: false });
  await first.stop();
  execFileSync("cp", ["-a", primaryDir, standbyDir]); // a copy of a server at rest is a base backup
  const primary = await startEmbedded({ dataDir: primaryDir, durable: false });
  const cluster = join(standbyDir, "postgres");
  writeFileSync(join(cluster, "standby.signal"), "");
  appendFileSync(join(cluster, "postgresql.auto.conf"), `primary_conninfo = '${primary.url}'\n`);
  return { primary, standby: await startEmbedded({ dataDir: standbyDir, durable: false }) };
}

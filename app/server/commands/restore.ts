/** `npm run db:restore <file> [--replace] [--forget <file>]`: restores the database to the time of the backup. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { eraseAgain } from "#app/personal-data/erasure-after-restore.server.ts";
import { setSecretKey } from "#app/secrets/secrets.server.ts";
import { NotABackup } from "#db/backup/read.server.ts";
import { restoreBackup } from "#db/backup/restore.server.ts";
import { hasDemoPeople } from "#db/seed/index.ts";
import { countServing } from "#db/serving.server.ts";
import { readConfiguration } from "../configuration.ts";
import { printFailure, Refusal } from "../refusal.ts";
import { secretKeyFor } from "../secret-key.ts";
import { runningDatabase, withDatabase } from "./with-database.ts";

const usage = "Say which backup: npm run db:restore -- backups/today.backup [--replace] [--forget erased.txt]";
const alreadyServed = "Sound Practice runs on this database, here or on another machine. Stop it first.";
// Besides the failed statement, the driver may reject promises that nobody awaits; Node would print those with their
// rows.
process.on("unhandledRejection", () => {
  process.exitCode = 1;
});

const say = (words: string) => process.stdout.write(`${words}\n`);

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: "boolean", default: false }, forget: { type: "string" } },
  });
  const [given] = positionals;
  if (!given) throw new Refusal(usage);
  const file = resolve(given);
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  if (runningDatabase(readConfiguration())) throw new Refusal(alreadyServed);
  await restore(file, { replaces: values.replace, forget: values.forget ? idsIn(values.forget) : [] });
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

function restore(file: string, options: { replaces: boolean; forget: string[] }): Promise<void> {
  return withDatabase(async (db, { url, isEmbedded, env }) => {
    if ((await countServing(db)) > 0) throw new Refusal(alreadyServed);
    const restored = await restoreBackup(url, file, options).catch((error) => {
      throw error instanceof NotABackup ? new Refusal(error.message) : error;
    });
    const { manifest, tables, rows, people, sessionsEnded, toErase } = restored;
    say(`The database is what it was at ${manifest.createdAt}, in version ${manifest.application}:`);
    say(`${rows.toLocaleString("en-US")} rows of ${tables} tables, ${people.toLocaleString("en-US")} people.`);
    say(
      `Each table was counted and compared with the backup. ${sessionsEnded} sessions were ended, and mailed links and`,
    );
    say("codes of that time open nothing: everybody signs in again.");
    setSecretKey(secretKeyFor(env));
    for (const id of toErase) await eraseAgain(db, id);
    if (toErase.length > 0) say(`${toErase.length} people who were erased after the backup were erased again.`);
    else if (options.replaces) say("The database that was there says that nobody was erased since.");
    else say("Whoever was erased after the backup is back: erase them again with --forget and a file of their ids.");
    say("SECRET_KEY is not in a backup: give this database the one that it had.");
    if (!isEmbedded && (await hasDemoPeople(db))) {
      say("It holds demo people, whose password everybody knows, so npm start will refuse to serve it.");
    }
  });
}

/** One person's id per line; anything else in the file is refused rather than skipped. */
function idsIn(file: string): string[] {
  const lines = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .map((line) => line.trim());
  const ids = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const wrong = ids.find((id) => !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id));
  if (wrong) throw new Refusal(`"${wrong}" in ${file} is no person's id.`);
  return ids;
}

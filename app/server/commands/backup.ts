/** `npm run db:backup [file]`: everything in the database at one moment, in one file. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { upsertSiteState } from "#app/maintenance/queries/site-state.server.ts";
import { writeBackup } from "#db/backup/write.server.ts";
import { Refusal } from "../refusal.ts";
import { applicationVersion } from "../version.ts";
import { withDatabase } from "./with-database.ts";

await withDatabase(async (db, { url, env }) => {
  const stamp = new Date().toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
  const file = resolve(process.argv[2] ?? join(env.DATA_DIR, "backups", `${stamp}.backup`));
  if (existsSync(file)) throw new Refusal(`${file} is there already. Choose another name.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { manifest, rows, tables, bytes } = await writeBackup(url, file, applicationVersion()).catch((error) => {
    // An error of the disk, not of the database.
    throw error instanceof Error && "syscall" in error && error.syscall === "write"
      ? new Refusal(`The backup could not be written (${error.message}). Nothing of it was kept.`)
      : error;
  });
  await upsertSiteState(db, { lastBackupAt: new Date(manifest.createdAt) });
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  process.stdout.write(
    `${file} holds ${rows.toLocaleString("en-US")} rows of ${tables} tables (${size}), as of ${manifest.createdAt}.\n` +
      "It tells everything about everybody: only you may read it, and so should it stay.\n" +
      "SECRET_KEY is not in it. Keep that elsewhere: without it, authenticator apps and waiting mail are lost.\n",
  );
});

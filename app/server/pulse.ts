import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { basename, dirname, resolve } from "node:path";
import { describeError, log } from "#app/log/log.ts";
import { refreshMaintenance } from "#app/maintenance/maintenance.server.ts";
import { upsertProcess } from "#app/operations/queries/site-processes.server.ts";
import { connect } from "#db/client.server.ts";
import { fetchRelease } from "../catalog/activation.server.ts";
import { currentCatalog } from "../catalog/current.server.ts";
import { findCurrentRelease } from "../catalog/queries/content-releases.server.ts";
import { applicationVersion } from "./version.ts";

const betweenMs = 1_000;

/** Beats between two notes that this process is there. */
const presenceEvery = 5;

/**
 * Keeps this process on what all processes must agree on: the current content, and whether the site is open. It asks
 * every second on a connection of its own; a database that does not answer changes nothing.
 */
export function startPulse(databaseUrl: string): { stop(): Promise<void> } {
  const { db, sql } = connect(databaseUrl, { max: 1 });
  let isStopping = false;
  let isFailing = false;
  let beats = 0;
  let timer: NodeJS.Timeout | undefined;
  const beat = async () => {
    try {
      await refreshMaintenance(db);
      await followContent(db);
      if (beats % presenceEvery === 0) await tellPresence(db);
      beats += 1;
      isFailing = false;
    } catch (error) {
      if (!isFailing && !isStopping) log.warn(describeError(error), "content and maintenance cannot be followed");
      isFailing = true;
    }
    if (!isStopping) timer = setTimeout(beat, betweenMs).unref();
  };
  void beat();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await sql.end({ timeout: 1 });
    },
  };
}

const id = randomUUID();
const startedAt = new Date();
const version = applicationVersion();

/** For administrators, who want to know who serves what. */
async function tellPresence(db: ReturnType<typeof connect>["db"]): Promise<void> {
  const releaseHash = basename(process.env.CONTENT_RELEASE ?? "", ".json");
  await upsertProcess(db, { id, host: hostname(), pid: process.pid, version, releaseHash, startedAt });
}

/** Serves the current release from now on; requests in flight end with the one that they began with. */
async function followContent(db: ReturnType<typeof connect>["db"]): Promise<void> {
  const serves = process.env.CONTENT_RELEASE ?? "";
  const current = await findCurrentRelease(db);
  if (!current || serves.endsWith(`${current.hash}.json`)) return;
  const releaseFile = await fetchRelease(db, resolve(dirname(serves), "../.."), current.hash);
  if (!releaseFile) return;
  process.env.CONTENT_RELEASE = releaseFile;
  currentCatalog();
  log.info({ release: current.hash }, "new content is served");
}

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { basename, dirname, resolve } from "node:path";
import { describeError, log } from "#app/log/log.ts";
import { refreshMaintenance } from "#app/maintenance/maintenance.server.ts";
import { upsertProcess } from "#app/operations/queries/site-processes.server.ts";
import { connect, type Db } from "#db/client.server.ts";
import { fetchRelease } from "../catalog/activation.server.ts";
import { currentReleaseFile, serveRelease } from "../catalog/current.server.ts";
import { findCurrentRelease } from "../catalog/queries/content-releases.server.ts";
import { applicationVersion } from "./version.ts";

const betweenMs = 1_000;

/** Beats between two presence records of this process. */
const presenceEvery = 5;

/**
 * Keeps this process in step with the shared state: the current content, and whether the site is open. It polls every
 * second on a connection of its own; a database that does not answer changes nothing.
 */
export function startPulse(databaseUrl: string, follow = followSite): { stop(): Promise<void> } {
  const { db, sql } = connect(databaseUrl, { max: 1 });
  let isStopping = false;
  let isFailing = false;
  let beats = 0;
  let timer: NodeJS.Timeout | undefined;
  const beat = async () => {
    try {
      await follow(db, { isPresenceDue: beats % presenceEvery === 0 });
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

/** Applies the shared state once. */
export async function followSite(db: Db, { isPresenceDue }: { isPresenceDue: boolean }): Promise<void> {
  await refreshMaintenance(db);
  await followContent(db);
  if (isPresenceDue) await tellPresence(db);
}

const id = randomUUID();
const startedAt = new Date();
const version = applicationVersion();

/** For administrators, who see which process serves what. */
async function tellPresence(db: Db): Promise<void> {
  const releaseHash = basename(currentReleaseFile(), ".json");
  await upsertProcess(db, { id, host: hostname(), pid: process.pid, version, releaseHash, startedAt });
}

/** Switches to the current release. */
async function followContent(db: Db): Promise<void> {
  const serves = currentReleaseFile();
  const current = await findCurrentRelease(db);
  if (!current || serves.endsWith(`${current.hash}.json`)) return;
  const releaseFile = await fetchRelease(db, resolve(dirname(serves), "../.."), current.hash);
  if (!releaseFile) return;
  serveRelease(releaseFile);
  log.info({ release: current.hash }, "new content is served");
}

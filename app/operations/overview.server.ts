import { findCurrentRelease } from "#app/catalog/queries/content-releases.server.ts";
import { listDeadLetters } from "#app/jobs/queries/dead-letters.server.ts";
import { countWorkers, listQueueCounts } from "#app/jobs/queries/queues.server.ts";
import { countMailsByState } from "#app/mail/queries/mails.server.ts";
import { findSiteState } from "#app/maintenance/queries/site-state.server.ts";
import { listLatestRetentionRuns } from "#app/personal-data/queries/retention-runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { migrationsAreCurrent } from "#db/migrations/migrate.server.ts";
import { hasRightKey } from "./key-check.server.ts";
import { findDatabaseFacts, listLargestTables, listSlowStatements } from "./queries/database-facts.server.ts";
import { listProcesses } from "./queries/site-processes.server.ts";

/** Counting stops here, so that the page stays fast. */
const maxMails = 9_999;

/** The state of the site for administrators; all queries run at once. */
export async function siteOverview(db: Db) {
  const [
    database,
    tables,
    slow,
    isMigrated,
    queues,
    workers,
    dead,
    mails,
    release,
    processes,
    state,
    runs,
    isKeyRight,
  ] = await Promise.all([
    findDatabaseFacts(db),
    listLargestTables(db, 8),
    listSlowStatements(db, 8),
    migrationsAreCurrent(db),
    listQueueCounts(db),
    countWorkers(db),
    listDeadLetters(db, 1),
    countMailsByState(db, maxMails),
    findCurrentRelease(db),
    listProcesses(db),
    findSiteState(db),
    listLatestRetentionRuns(db),
    hasRightKey(db),
  ]);
  return {
    database: { ...database, isMigrated },
    ...{ tables, slow, workers, mails, processes, runs, isKeyRight },
    jobs: {
      waiting: queues.reduce((sum, { waiting }) => sum + waiting, 0),
      running: queues.reduce((sum, { running }) => sum + running, 0),
      deferred: queues.reduce((sum, { deferred }) => sum + deferred, 0),
      dead: dead.total,
    },
    release: release?.hash ?? null,
    lastBackupAt: state?.lastBackupAt ?? null,
  };
}

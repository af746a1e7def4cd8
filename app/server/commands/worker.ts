/** `npm run worker`: runs jobs and nothing else, for sites whose web processes do not (WORKER=off) or need help. */
import { setSecretKey } from "#app/secrets/secrets.server.ts";
import { setSite } from "#app/settings/site.server.ts";
import { connect } from "#db/client.server.ts";
import { migrationsAreCurrent } from "#db/migrations/migrate.server.ts";
import { readConfiguration } from "../configuration.ts";
import { namedDatabase } from "../database.ts";
import { warnOfNoMail } from "../mail-warning.ts";
import { addressOf } from "../port.ts";
import { printFailure, Refusal } from "../refusal.ts";
import { secretKeyFor } from "../secret-key.ts";
import { beforeExit, isShuttingDown, shutDown, shutDownOnSignal } from "../shutdown.ts";
import { runningDatabase } from "./with-database.ts";

const say = (words: string) => process.stdout.write(`${words}\n`);

async function work(): Promise<void> {
  const env = readConfiguration();
  shutDownOnSignal(say);
  const embedded = runningDatabase(env);
  const database = namedDatabase(env) ?? embedded;
  if (!database) {
    throw new Refusal(
      `No application runs on the data in ${env.DATA_DIR}, and DATABASE_URL names no database: start one of them first.`,
    );
  }
  await requireCurrent(database.url);
  setSecretKey(secretKeyFor(env));
  setSite({
    address: addressOf({ host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL }),
    isDemo: embedded !== null,
  });
  warnOfNoMail(env, { isDemo: embedded !== null, say });
  const { startJobs } = await import("../jobs.ts");
  const jobs = await startJobs(database);
  beforeExit(() => jobs.stop());
  say("The worker is ready. Ctrl-C stops it.");
}

async function requireCurrent(url: string): Promise<void> {
  const { db, sql } = connect(url, { max: 1 });
  try {
    if (await migrationsAreCurrent(db)) return;
  } finally {
    await sql.end({ timeout: 5 });
  }
  throw new Refusal("The database is older than this worker. Bring it up to date first: npm run db:migrate");
}

await work().catch(async (error) => {
  if (!isShuttingDown()) printFailure(error);
  await shutDown(1);
});

/** From a fresh checkout, or the last build, to a page that people can open. */
import { join } from "node:path";
import { setSecretKey } from "#app/secrets/secrets.server.ts";
import { buildIfChanged } from "./build.ts";
import { readConfiguration } from "./configuration.ts";
import { prepareData } from "./data.ts";
import { openDatabase } from "./database.ts";
import { warnOfNoMail } from "./mail-warning.ts";
import { addressOf, requireFreePort } from "./port.ts";
import { printFailure } from "./refusal.ts";
import { cacheFolder } from "./root.ts";
import { secretKeyFor } from "./secret-key.ts";
import { beforeExit, isShuttingDown, shutDown, shutDownOnSignal } from "./shutdown.ts";
import { welcome } from "./welcome.ts";
import { startWorkers } from "./workers.ts";

const say = (words: string) => process.stdout.write(`${words}\n`);

async function start(): Promise<void> {
  const env = readConfiguration();
  await requireFreePort(env.HOST, env.PORT);
  shutDownOnSignal(say);

  await buildIfChanged(say);
  const database = await openDatabase(env, () => void shutDown(1));
  beforeExit(() => database.stop());
  const secretKey = secretKeyFor(env);
  setSecretKey(secretKey);
  const { releaseFile, problems } = await prepareData(env, database);
  for (const problem of problems) say(problem);
  warnOfNoMail(env, { isDemo: database.isEmbedded, say });

  const address = addressOf({ host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL });
  const workers = startWorkers({
    host: env.HOST,
    port: env.PORT,
    variables: {
      NODE_ENV: "production",
      NODE_COMPILE_CACHE: join(cacheFolder, "compiled"),
      LOG_LEVEL: env.LOG_LEVEL,
      DATABASE_URL: database.url,
      DATABASE_DIRECT_URL: database.directUrl,
      CONTENT_RELEASE: releaseFile,
      CONTENT_DIR: env.CONTENT_DIR,
      DATA_DIR: env.DATA_DIR,
      DEMO: database.isEmbedded ? "1" : "",
      SITE_ADDRESS: address,
      SECRET_KEY: secretKey,
      WORKER: env.WORKER,
    },
  });
  beforeExit(() => workers.stop());
  if (env.METRICS_PORT) await measure(env.HOST, env.METRICS_PORT);
  await workers.listening;
  say(welcome(address, database.isEmbedded));
}

/** Loaded where it is wanted: most sites run without. */
async function measure(host: string, port: number): Promise<void> {
  const { serveMetrics } = await import("./metrics-endpoint.ts");
  const metrics = serveMetrics(host, port);
  beforeExit(() => metrics.stop());
}

await start().catch(async (error) => {
  if (!isShuttingDown()) printFailure(error);
  await shutDown(1);
});

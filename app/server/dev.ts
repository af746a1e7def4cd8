/** `npm run dev`: one process that shows each change of code or content at once. */
import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { createServer as createVite, type ViteDevServer } from "vite";
import type { Env } from "#app/settings/env.server.ts";
import { connect } from "#db/client.server.ts";
import { watchContent } from "../catalog/watch.server.ts";
import { compileMessages } from "../messages/compile.ts";
import { admission, lastResort } from "./admission.ts";
import { readConfiguration } from "./configuration.ts";
import { type PreparedData, prepareData } from "./data.ts";
import { type Database, openDatabase } from "./database.ts";
import { deadline } from "./deadline.ts";
import { startJobs } from "./jobs.ts";
import { loadContextOf } from "./load-context.ts";
import { addressOf, requireFreePort } from "./port.ts";
import { startPulse } from "./pulse.ts";
import { printFailure } from "./refusal.ts";
import { secretKeyFor } from "./secret-key.ts";
import { beforeExit, isShuttingDown, shutDown, shutDownOnSignal } from "./shutdown.ts";
import { welcome } from "./welcome.ts";

const say = (words: string) => process.stdout.write(`${words}\n`);

async function develop(): Promise<void> {
  process.env.NODE_ENV = "development";
  const env = readConfiguration();
  await requireFreePort(env.HOST, env.PORT);
  shutDownOnSignal(say);
  await compileMessages();

  const database = await openDatabase(env, () => void shutDown(1));
  beforeExit(() => database.stop());
  process.env.SECRET_KEY = secretKeyFor(env);
  const { releaseFile, problems } = await prepareData(env, database);
  for (const problem of problems) say(problem);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    CONTENT_RELEASE: releaseFile,
    CONTENT_DIR: env.CONTENT_DIR,
    DATA_DIR: env.DATA_DIR,
    DEMO: database.isEmbedded ? "1" : "",
    SITE_ADDRESS: addressOf({ host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL }),
  });

  const vite = await serve(env);
  const pulse = startPulse(database.url);
  beforeExit(() => pulse.stop());
  showChanges(env, database, vite);
  if (env.WORKER === "on") {
    const jobs = await startJobs();
    beforeExit(() => jobs.stop());
  }
  say(welcome(addressOf({ host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL }), database.isEmbedded));
}

async function serve(env: Env): Promise<ViteDevServer> {
  const app = express();
  const server = createServer(app);
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server } } });
  beforeExit(() => vite.close());
  app.disable("x-powered-by");
  app.use(admission({ isDevelopment: true, publicUrl: env.PUBLIC_URL }));
  app.use(vite.middlewares);
  app.use(deadline(60_000)); // the first visit compiles what it asks for
  const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  app.use(
    createRequestHandler({
      build,
      mode: "development",
      getLoadContext: (_request, response) => loadContextOf(response),
    }),
  );
  app.use(lastResort);
  await new Promise<void>((resolve) => server.listen(env.PORT, env.HOST, resolve));
  beforeExit(() => server.closeAllConnections());
  return vite;
}

/** Shows what a writer saves in the browsers that are open; the messages of the interface are content too. */
function showChanges(env: Env, database: Database, vite: ViteDevServer): void {
  const { db, sql } = connect(database.url, { max: 2 });
  const { CONTENT_DIR: contentDir, DATA_DIR: dataDir } = env;
  const onChange = async ({ releaseFile, problems }: PreparedData) => {
    for (const problem of problems) say(problem);
    process.env.CONTENT_RELEASE = releaseFile;
    await compileMessages();
    vite.ws.send({ type: "custom", event: "content:changed" });
  };
  const watcher = watchContent({ db, contentDir, dataDir, onChange, onError: printFailure });
  beforeExit(async () => {
    watcher.close();
    await sql.end({ timeout: 5 });
  });
}

await develop().catch(async (error) => {
  if (!isShuttingDown()) printFailure(error);
  await shutDown(1);
});

/** The process of `npm run dev` that serves pages; Vite loads the application and replaces edited modules. */
import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import express from "express";
import { createServer as createVite, type ViteDevServer } from "vite";
import { connect } from "#db/client.server.ts";
import { watchContent } from "../catalog/watch.server.ts";
import { compileMessages } from "../messages/compile.ts";
import type { Env } from "../settings/env.server.ts";
import type { BuildOfServer } from "./build-of-server.ts";
import { readConfiguration } from "./configuration.ts";
import { deadline } from "./deadline.ts";
import { stopGently } from "./graceful.ts";
import { loadContextOf } from "./load-context.ts";
import { startPulse } from "./pulse.ts";
import { printFailure } from "./refusal.ts";
import { lastErrorHandler, requestGate } from "./request-gate.ts";

const env = readConfiguration();
const databaseUrl = env.DATABASE_URL ?? "";

const app = express();
const server = createServer(app);
const vite = await createVite({ server: { middlewareMode: true, hmr: { server } } });

/** The application as currently edited; its state lives in Vite's copy of its modules only. */
const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<BuildOfServer>;

app.disable("x-powered-by");
app.use(requestGate({ isDevelopment: true, publicUrl: env.PUBLIC_URL }));
app.get("/live", async (request, response, next) => {
  const stream = await (await build()).entry.module.liveStream();
  stream(request, response, next);
});
app.use(vite.middlewares);
app.use(deadline(60_000)); // the first visit compiles what it needs
app.use(
  createRequestHandler({
    build,
    mode: "development",
    getLoadContext: (_request, response) => loadContextOf(response),
  }),
);
app.use(lastErrorHandler);
await new Promise<void>((resolve) => server.listen(env.PORT, env.HOST, resolve));

const pulse = startPulse(databaseUrl, async (db, beat) => (await build()).entry.module.followSite(db, beat));
const live = (await build()).entry.module.startLive(env.DATABASE_DIRECT_URL ?? databaseUrl);
const watcher = showChanges(env, vite);
const jobs =
  env.WORKER === "on"
    ? await (await build()).entry.module.startJobs({
        url: databaseUrl,
        directUrl: env.DATABASE_DIRECT_URL ?? databaseUrl,
      })
    : null;
stopGently(server, async () => {
  await Promise.all([live.stop(), pulse.stop(), watcher.close(), jobs?.stop()]);
  server.closeAllConnections();
  await vite.close();
});
process.send?.("listening");

/** Shows saved content in open browsers; interface messages are content too. */
function showChanges({ CONTENT_DIR: contentDir, DATA_DIR: dataDir }: Env, vite: ViteDevServer) {
  const { db, sql } = connect(databaseUrl, { max: 2 });
  const watcher = watchContent({
    ...{ db, contentDir, dataDir },
    onChange: async ({ releaseFile, problems }) => {
      for (const problem of problems) process.stdout.write(`${problem}\n`);
      (await build()).entry.module.serveRelease(releaseFile);
      await compileMessages();
      vite.ws.send({ type: "custom", event: "content:changed" });
    },
    onError: printFailure,
  });
  return {
    close: async () => {
      watcher.close();
      await sql.end({ timeout: 5 });
    },
  };
}

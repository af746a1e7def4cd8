/** A web process: serves the build. The start command runs one for each core. */
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { describeError, log } from "#app/log/log.ts";
import { stopGently } from "./graceful.ts";
import { startPulse } from "./pulse.ts";
import { root } from "./root.ts";
import { webApp } from "./web-app.ts";

const build: ServerBuild = await import(join(root, "build", "server", "index.js"));

const server = createServer(webApp(build));
server.keepAliveTimeout = 65_000; // longer than the load balancers in front
server.once("error", (error: NodeJS.ErrnoException) => {
  process.send?.({ cannotListen: error.code });
});
const pulse = startPulse(process.env.DATABASE_URL ?? "");
server.listen(Number(process.env.PORT), process.env.HOST);

// Pages come first: what does the jobs is loaded when this process already listens.
const jobs =
  process.env.WORKER === "off"
    ? null
    : once(server, "listening").then(async () => (await import("./jobs.ts")).startJobs());
jobs?.catch((error: unknown) => log.error(describeError(error), "this process does no jobs"));
stopGently(server, async () => {
  await pulse.stop();
  await (await jobs?.catch(() => null))?.stop();
});

/** A web process: serves the build. The start command runs one for each core. */
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import type { BuildOfServer } from "./build-of-server.ts";
import { stopGently } from "./graceful.ts";
import { root } from "./root.ts";

// Everything with state is exported by the build, so that this process holds one copy of it.
const build: BuildOfServer = await import(join(root, "build", "server", "index.js"));
const { describeError, log, logProcessProblems, startJobs, startLive, startMetrics, startPulse, startReplica, webApp } =
  build.entry.module;

logProcessProblems();
process.on("uncaughtException", (error) => {
  log.fatal(describeError(error), "this process cannot go on");
  process.exit(1);
});

const { DATABASE_URL: url = "", DATABASE_DIRECT_URL: directUrl = url, HOST, PORT, PUBLIC_URL, WORKER } = process.env;
const replicaUrl = process.env.DATABASE_REPLICA_URL;
const observe = process.env.METRICS_PORT ? await startMetrics(build) : undefined;
const server = createServer(webApp(build, { publicUrl: PUBLIC_URL || undefined, observe }));
server.keepAliveTimeout = 65_000; // longer than that of load balancers in front
server.once("error", (error: NodeJS.ErrnoException) => {
  process.send?.({ cannotListen: error.code });
});
const pulse = startPulse(url);
const live = startLive(directUrl);
const replica = replicaUrl ? startReplica(url, replicaUrl) : null;
server.listen(Number(PORT), HOST);

// Pages come first: the worker's code is loaded once this process is listening.
const jobs = WORKER === "off" ? null : once(server, "listening").then(() => startJobs({ url, directUrl }));
jobs?.catch((error: unknown) => log.error(describeError(error), "this process does no jobs"));
stopGently(server, async () => {
  await live.stop(); // first: the server waits for open streams
  await Promise.all([pulse.stop(), replica?.stop()]);
  await (await jobs?.catch(() => null))?.stop();
});

/** A web process: serves the build. The start command runs one for each core. */
import { createServer } from "node:http";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { stopGently } from "./graceful.ts";
import { root } from "./root.ts";
import { webApp } from "./web-app.ts";

const build: ServerBuild = await import(join(root, "build", "server", "index.js"));

const server = createServer(webApp(build));
server.keepAliveTimeout = 65_000; // longer than the load balancers in front
server.once("error", (error: NodeJS.ErrnoException) => {
  process.send?.({ cannotListen: error.code });
});
server.listen(Number(process.env.PORT), process.env.HOST);
stopGently(server);

/** A web process: serves the build. The start command runs one for each core. */
import { createServer } from "node:http";
import { join } from "node:path";
import { constants } from "node:zlib";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import sirv from "sirv";
import { admission, lastResort } from "./admission.ts";
import { stopGently } from "./graceful.ts";
import { loadContextOf } from "./load-context.ts";
import { root } from "./root.ts";

const build: ServerBuild = await import(join(root, "build", "server", "index.js"));

const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.use(admission({ isDevelopment: false, publicUrl: process.env.PUBLIC_URL || undefined }));
app.use(
  sirv(join(root, "build", "client"), {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      const isImmutable = path.startsWith("/assets/");
      response.setHeader("Cache-Control", isImmutable ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    },
  }),
);
// Pages differ for each person, so they are compressed for each: quickly rather than perfectly.
app.use(compression({ level: 1, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } }));
app.use(
  createRequestHandler({ build, mode: "production", getLoadContext: (_request, response) => loadContextOf(response) }),
);
app.use(lastResort);

const server = createServer(app);
server.keepAliveTimeout = 65_000; // longer than the load balancers in front
server.once("error", (error: NodeJS.ErrnoException) => {
  process.send?.({ cannotListen: error.code });
});
server.listen(Number(process.env.PORT), process.env.HOST);
stopGently(server);

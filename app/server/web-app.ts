import { join } from "node:path";
import { constants } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { deadline } from "./deadline.ts";
import { pages } from "./pages.ts";
import { lastErrorHandler, requestGate } from "./request-gate.ts";
import { root } from "./root.ts";
import { staticFiles } from "./static-files.ts";

type Options = {
  publicUrl: string | undefined;
  /** Sees each request and its answer. */
  observe?: RequestHandler | undefined;
};

/** The middleware around a build, for every request and every response. */
export function webApp(build: ServerBuild, { publicUrl, observe }: Options): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  if (observe) app.use(observe);
  app.use(requestGate({ isDevelopment: false, publicUrl }));
  app.get("/live", liveStream); // before compression, which would hold events back
  app.use(staticFiles(join(root, "build", "client")));
  // Responses that are streamed: exports, and data for open pages.
  app.use(compression({ level: 1, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } }));
  app.use(deadline());
  app.use(pages(build));
  app.use(lastErrorHandler);
  return app;
}

/** Loaded with the first stream, because pages come first. */
const liveStream: RequestHandler = async (request, response, next) => {
  const { liveStream } = await import("./live.ts");
  liveStream()(request, response, next);
};

import { brotliCompressSync, gzipSync, constants as zlib } from "node:zlib";
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from "express";
import { wroteCookie } from "#app/http/wrote-cookie.server.ts";
import { withRefusedPage } from "#app/ui/refused-page.server.ts";
import { handlersByShape } from "./handlers-by-shape.ts";
import { loadContextOf } from "./load-context.ts";

/** Pages are smaller than this after a packet's headers, or worth compressing. */
const leastCompressedBytes = 1024;

/** Answers with the build's pages. What `@remix-run/express` does, in one piece where the page is whole. */
export function pages(build: ServerBuild): RequestHandler {
  const handlerFor = handlersByShape(build);
  return async (request, response, next) => {
    try {
      const url = new URL(`${request.protocol}://${request.headers.host}${request.originalUrl}`);
      const page: NonNullable<AppLoadContext["page"]> = { html: null };
      const context = { ...loadContextOf(response), page };
      const asked = toRemix(request, response, url);
      const answer = await withRefusedPage(asked, await handlerFor(url.pathname)(asked, context), context.nonce);
      const wrote = wroteCookie(asked);
      if (wrote) response.append("Set-Cookie", wrote);
      await send(request, response, answer, page.html);
    } catch (error) {
      next(error);
    }
  };
}

function toRemix(request: ExpressRequest, response: ExpressResponse, url: URL): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.set(name, value);
    else for (const each of value ?? []) headers.append(name, each);
  }
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  const { method } = request;
  const init: RequestInit = { method, headers, signal: controller.signal };
  if (method === "GET" || method === "HEAD") return new Request(url, init);
  response.once("finish", () => dropRest(request));
  return new Request(url, { ...init, body: createReadableStreamFromReadable(request), duplex: "half" });
}

/**
 * Receives what an answer did not wait for. A body that nobody reads would stop its connection, and the next request on
 * it, which behind a proxy is somebody else's, would wait for ever.
 */
function dropRest(request: ExpressRequest): void {
  if (request.complete) return;
  request.removeAllListeners("data");
  request.resume();
}

async function send(request: ExpressRequest, response: ExpressResponse, answer: Response, html: string | null) {
  if (response.locals.isAbandoned) return void (await answer.body?.cancel());
  response.statusMessage = answer.statusText;
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.append(name, value);
  const whole = html ?? (isSmall(answer) ? await answer.text() : null);
  if (whole !== null && request.method !== "HEAD") return void sendWhole(request, response, whole);
  if (!answer.body) return void response.end();
  if (/^text\/event-stream/i.test(answer.headers.get("Content-Type") ?? "")) response.flushHeaders();
  await writeReadableStreamToWritable(answer.body, response);
}

/** What our scripts ask for: JSON, unless it is a file to keep or compressed already. A stream would cost more than it. */
function isSmall({ body, headers }: Response): boolean {
  const isJson = headers.get("Content-Type")?.startsWith("application/json") ?? false;
  return body !== null && isJson && !headers.has("Content-Disposition") && !headers.has("Content-Encoding");
}

/** An answer in one piece, a page compressed as quickly as possible: it differs for each person and is never sent twice. */
function sendWhole(request: ExpressRequest, response: ExpressResponse, html: string): void {
  const { encoding, body } = compressed(Buffer.from(html), request);
  if (encoding) response.setHeader("Content-Encoding", encoding);
  response.vary("Accept-Encoding");
  response.setHeader("Content-Length", body.length);
  response.end(body);
}

function compressed(page: Buffer, request: ExpressRequest): { encoding: "br" | "gzip" | null; body: Buffer } {
  if (page.length < leastCompressedBytes) return { encoding: null, body: page };
  if (request.acceptsEncodings("br")) {
    const params = { [zlib.BROTLI_PARAM_QUALITY]: 1, [zlib.BROTLI_PARAM_SIZE_HINT]: page.length };
    return { encoding: "br", body: brotliCompressSync(page, { params }) };
  }
  if (request.acceptsEncodings("gzip")) return { encoding: "gzip", body: gzipSync(page, { level: 1 }) };
  return { encoding: null, body: page };
}

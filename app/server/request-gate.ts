import { randomBytes, randomUUID } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { describeError, log } from "#app/log/log.ts";
import { isMachineEndpoint, machineEndpoints } from "#app/machine-endpoints.ts";
import { isDatabaseAway } from "#db/database-away.server.ts";
import { isSameOrigin } from "../http/same-origin.ts";
import { answerForLostDatabase } from "./lost-database.ts";
import { type RefusalStatus, sendRefusal } from "./refusal-page.ts";
import { followWithSecurityHeaders } from "./security-headers.ts";
import { typedWordsOf } from "./typed-words-in.ts";

const bodyLimitBytes = 1024 * 1024;

/** A file of 5 MB and the form around it. People who may not upload are refused before the body is read. */
const uploadLimitBytes = 5.5 * 1024 * 1024;

/** The addresses whose forms have a file. */
const uploadPaths = [
  /^\/admin\/imports$/,
  /^\/artifacts\/[^/]+\/files$/,
  /^\/trainings\/[^/]+\/sessions\/[^/]+\/sheets$/,
  /^\/community\/[^/]+\/(?:topics\/new|[0-9a-f-]{36})$/,
];

type Options = { isDevelopment: boolean; publicUrl?: string | undefined; openToMachines?: readonly string[] };

/** The first handler of every request: assigns an id and a nonce, logs it, and refuses what cannot be answered. */
export function requestGate({ isDevelopment, publicUrl, openToMachines = machineEndpoints }: Options): RequestHandler {
  const address = publicUrl ? new URL(publicUrl) : null;
  const isHttps = address?.protocol === "https:";
  return (request, response, next) => {
    response.locals.requestId = randomUUID();
    response.locals.nonce = randomBytes(16).toString("base64");
    response.setHeader("X-Request-Id", response.locals.requestId);
    const { nonce } = response.locals;
    const staysAwake = /^\/cohorts\/[^/]+\/sessions\/[^/]+\/facilitate$/.test(pathOf(request.url));
    const options = { nonce, isDevelopment, isHttps, carriesSecret: carriesSecret(request.url), staysAwake };
    followWithSecurityHeaders(response, options, isAsset(request.url));
    answerForLostDatabase(response);
    if (!(isDevelopment && isVites(request.url))) logWhenDone(request, response);
    response.locals.clientAddress = clientAddressOf(request, address);
    trustOnlyOurselves(request, address);
    request.url = withoutDataParameter(request.url);
    request.originalUrl = request.url;
    const isForMachines = isMachineEndpoint(pathOf(request.url), openToMachines);
    if (isForMachines) delete request.headers.origin; // a token decides; Remix answers a foreign one with 500
    const refusal = refusalOf(request, { publicUrl, isForMachines });
    if (refusal) refuse(request, response, refusal);
    else next();
  };
}

function logWhenDone(request: Request, response: Response): void {
  const startedAt = performance.now();
  const { method } = request;
  const path = pathOf(request.url);
  response.once("close", () => {
    log.info({
      requestId: response.locals.requestId,
      method,
      path,
      status: response.writableFinished ? response.statusCode : 499,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
    });
  });
}

/** Behind a proxy, only the last address on its list is one that it saw itself. */
function clientAddressOf(request: Request, address: URL | null): string {
  const forwarded = address ? request.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || request.socket.remoteAddress || "unknown";
}

/** Forwarded headers can be forged, so the origin comes from PUBLIC_URL. */
function trustOnlyOurselves(request: Request, address: URL | null): void {
  for (const name of ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-for", "x-forwarded-port", "forwarded"]) {
    delete request.headers[name];
  }
  if (!address) return;
  request.headers.host = address.host;
  Object.defineProperty(request, "protocol", { value: address.protocol.replace(":", "") });
}

type Rules = { publicUrl: string | undefined; isForMachines: boolean };

function refusalOf(request: Request, { publicUrl, isForMachines }: Rules): RefusalStatus | null {
  if (!hasReadableAddress(request)) return 400;
  if (!methods.includes(request.method)) return 405;
  if (["GET", "HEAD"].includes(request.method)) return null;
  // Remix would answer a cross-site form post to a page with 500, before our own code runs.
  if (!isForMachines && !isSameOrigin({ method: request.method, headers: headersOf(request) }, publicUrl)) {
    return 403;
  }
  const length = request.headers["content-length"];
  if (request.headers["transfer-encoding"] && length === undefined) {
    return 411;
  }
  if (Number(length ?? 0) > limitOf(request)) {
    return 413;
  }
  if (!hasReadableBody(request)) return 415;
  return null;
}

function limitOf(request: Request): number {
  const path = pathOf(request.url).replace(/\.data$/, "");
  return uploadPaths.some((each) => each.test(path)) ? uploadLimitBytes : bodyLimitBytes;
}

/** Forms are read as UTF-8 and not decompressed, so a body that declares anything else would be misread. */
function hasReadableBody(request: Request): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(request.get("content-type") ?? "")?.[1] ?? "utf-8";
  const encoding = request.get("content-encoding") ?? "identity";
  return /^(?:utf-?8|us-ascii)$/i.test(charset) && /^identity$/i.test(encoding.trim());
}

function headersOf(request: Request): Headers {
  const headers = new Headers();
  for (const name of ["origin", "host", "referer", "sec-fetch-site"]) {
    const value = request.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** The methods that pages use; forms send `_method=delete`, so that they work without JavaScript. */
const methods = ["GET", "HEAD", "POST"];

/**
 * Remix once requested data with `_data`; today it reports that as an internal error, which anyone could use to fill
 * our log.
 */
function withoutDataParameter(url: string): string {
  const [path = "", query] = url.split(/\?(.*)/s);
  if (!query || !/(?:^|&)_data(?:=|&|$)/.test(query)) return url;
  const kept = query.split("&").filter((each) => !/^_data(?:=|$)/.test(each));
  return kept.length > 0 ? `${path}?${kept.join("&")}` : path;
}

/**
 * PostgreSQL stores no NUL, so an address or query with one matches nothing; and browsers treat a backslash as a slash,
 * so a path that starts with one leads to another site.
 */
function hasReadableAddress(request: Request): boolean {
  if (request.url.includes("%00") || /\\|%5c/i.test(pathOf(request.url))) return false;
  try {
    return (
      decodeURIComponent(pathOf(request.url)).startsWith("/") &&
      URL.canParse(`http://${request.headers.host}${request.url}`)
    );
  } catch {
    return false;
  }
}

function refuse(request: Request, response: Response, status: RefusalStatus): void {
  response.setHeader("Connection", "close");
  if (status === 405) response.setHeader("Allow", methods.join(", "));
  const limit = Math.floor(limitOf(request) / bodyLimitBytes);
  if (status === 403 || status === 413)
    void typedWordsOf(request).then((typed) => sendRefusal(request, response, status, { typed, limit }));
  else {
    request.resume();
    void sendRefusal(request, response, status);
  }
}

/** Every error thrown past Remix ends here; the person gets an id to report. */
export function lastErrorHandler(error: unknown, request: Request, response: Response, _next: NextFunction): void {
  if (response.locals.isAbandoned) return;
  log.error({ requestId: response.locals.requestId, ...describeError(error) }, "request failed");
  if (response.headersSent) return void response.destroy();
  void sendRefusal(request, response, isDatabaseAway(error) ? 503 : 500);
}

/** Addresses from mail or from a provider contain credentials. */
function carriesSecret(url: string): boolean {
  return /token(=|%3d)|[?&](code|state)=/i.test(url);
}

/** In development, each source file is a request. */
function isVites(url: string): boolean {
  return /^\/(app|node_modules|@[^/]+)\//.test(url);
}

function pathOf(url: string): string {
  const end = url.indexOf("?");
  return end === -1 ? url : url.slice(0, end);
}

/** Not the script of a worker, which brings the policy that the worker runs under. */
function isAsset(url: string): boolean {
  return (url.startsWith("/assets/") && !/-worker-[^/]*$/.test(pathOf(url))) || url.startsWith("/content/modules/");
}

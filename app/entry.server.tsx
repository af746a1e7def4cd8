import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { isDatabaseAway } from "#db/database-away.server.ts";
import { serveRelease } from "./catalog/current.server.ts";
import { startLive } from "./live/listener.server.ts";
import { describeError, log } from "./log/log.ts";
import { logProcessProblems } from "./server/process-problems.ts";
import { followSite, startPulse } from "./server/pulse.ts";
import { webApp } from "./server/web-app.ts";
import { NonceContext } from "./ui/nonce.ts";
import { ReferenceContext } from "./ui/reference.ts";

// What a web process starts beside pages: from the build, so that it shares their modules and what those hold.
export { describeError, followSite, log, logProcessProblems, serveRelease, startLive, startPulse, webApp };

/** The stream at /live, for the server of `npm run dev`. */
export async function liveStream() {
  return (await import("./server/live.ts")).liveStream();
}

/** Loaded when it is called, because pages come first. */
export async function startJobs(database: { url: string; directUrl: string }) {
  return (await import("./server/jobs.ts")).startJobs(database);
}

const abortAfterMs = 5_000;

/** Sends a page whole: nothing in it waits, so a script, a robot and a person without scripts get the same. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let hasShell = false;
    const page = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <ReferenceContext.Provider value={requestId}>
          <RemixServer context={remixContext} url={request.url} abortDelay={abortAfterMs} nonce={nonce} />
        </ReferenceContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          hasShell = true;
        },
        onAllReady() {
          clearTimeout(timer);
          text(page.pipe(new PassThrough())).then(
            (html) => resolve(pageResponse(whole(withoutPadding(html)), status, headers)),
            reject,
          );
        },
        onShellError(error) {
          clearTimeout(timer);
          reject(error);
        },
        onError(error) {
          if (hasShell) log.error({ requestId, ...describeError(error) }, "a part of a page failed");
        },
      },
    );
    const timer = setTimeout(() => page.abort(), abortAfterMs + 1_000);
  });
}

/** React 18 pads a chunk with NUL where a letter of several bytes does not fit at its end; no page has one of its own. */
function withoutPadding(html: string): string {
  return html.replaceAll("\0", "");
}

/** Remix draws the page's data after the document has ended: browsers move it into the body, HTML wants it there. */
function whole(html: string): string {
  const end = "</body></html>";
  const at = html.indexOf(end);
  if (at < 0) return html;
  const data = html.slice(at + end.length).replaceAll(/<!--\/?\$-->/g, "");
  return html.slice(0, at) + data + end;
}

/** Data for a page that is already open. */
export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers);
  return response;
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error) && error.status < 500) return; // a refusal: the request's own line tells of it
  if (isDatabaseAway(error) && context.trouble) context.trouble.isDatabaseAway = true;
  log.error({ requestId: context.requestId, ...describeError(error) }, "a request failed");
}

function pageResponse(html: string, status: number, headers: Headers): Response {
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Length", String(Buffer.byteLength(html)));
  keepPrivate(headers);
  return new Response(html, { status, headers });
}

/** Pages differ for each person, and the next one at this computer may be another. */
function keepPrivate(headers: Headers): void {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
}

import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
  ServerBuild,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { isDatabaseAway } from "#db/database-away.server.ts";
import { startReplica } from "#db/replica.server.ts";
import { serveRelease } from "./catalog/current.server.ts";
import { wantsJson } from "./http/form.server.ts";
import { startLive as listen } from "./live/listener.server.ts";
import { describeError, log } from "./log/log.ts";
import { logProcessProblems } from "./server/process-problems.ts";
import { followSite, startPulse } from "./server/pulse.ts";
import { webApp } from "./server/web-app.ts";
import { drawKept } from "./ui/kept-html.server.ts";
import { KeptHtmlContext } from "./ui/kept-html.ts";
import { NonceContext } from "./ui/nonce.ts";
import { ReferenceContext } from "./ui/reference.ts";

// A web process starts these beside pages: from the build, so that they share modules and their state.
export { describeError, followSite, log, logProcessProblems, serveRelease, startPulse, startReplica, webApp };

/** Listens for what open pages should hear of. The domains' rights are loaded with the first hint: pages come first. */
export function startLive(directUrl: string) {
  return listen(directUrl, {
    openTopics: async (...asked) => (await import("./server/live.ts")).openTopics(...asked),
  });
}

/** The stream at /live, for the server of `npm run dev`. */
export async function liveStream() {
  return (await import("./server/live.ts")).liveStream();
}

/** Loaded where metrics are wanted. */
export async function startMetrics(build: ServerBuild) {
  return (await import("./server/metrics.ts")).startMetrics(build);
}

/** Loaded when it is called, because pages come first. */
export async function startJobs(database: { url: string; directUrl: string }) {
  return (await import("./server/jobs.ts")).startJobs(database);
}

/**
 * Draws a page whole: nothing in it waits, so a script, a robot and a person without scripts get the same. Its data is
 * read before, because drawing would have to wait for it.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  { serverHandoffStream, ...context }: EntryContext,
  { nonce, requestId, page }: AppLoadContext,
): Promise<Response> {
  keepPrivate(headers);
  const answer = answerForScript(request, context);
  if (answer) return Response.json(answer.data, { status, headers });
  const data = serverHandoffStream ? await textOf(serverHandoffStream) : null;
  const drawn = renderToString(
    <NonceContext.Provider value={nonce}>
      <ReferenceContext.Provider value={requestId}>
        <KeptHtmlContext.Provider value={import.meta.env.PROD ? drawKept : null}>
          <RemixServer context={withMatchesOnly(context)} url={request.url} nonce={nonce} />
        </KeptHtmlContext.Provider>
      </ReferenceContext.Provider>
    </NonceContext.Provider>,
  );
  const html = `<!DOCTYPE html>${data !== null && context.renderMeta?.didRenderScripts ? withData(drawn, data, nonce) : drawn}`;
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!page) return new Response(html, { status, headers });
  page.html = html;
  return new Response(null, { status, headers });
}

/** What `new Response(stream).text()` answers, in a third of its time. */
async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  return Buffer.concat(pieces).toString("utf8");
}

/**
 * The result of a page's action, for a script of ours that sent its form and asks for JSON. Remix would draw the page
 * with it. Null for a page.
 */
function answerForScript(request: Request, { staticHandlerContext }: Pick<EntryContext, "staticHandlerContext">) {
  const { actionData, errors } = staticHandlerContext;
  return actionData && !errors && wantsJson(request) ? { data: Object.values(actionData)[0] } : null;
}

/**
 * The routes of this page are all that drawing and hydrating it needs: Remix would match its address against every route
 * again. The browser's build finds others by itself (route-discovery/), for which the page lists its own.
 */
function withMatchesOnly(context: Omit<EntryContext, "serverHandoffStream">): EntryContext {
  const { manifest, staticHandlerContext } = context;
  const home = homeOf(manifest);
  const matched = staticHandlerContext.matches.flatMap(({ route }) => manifest.routes[route.id] ?? []);
  const routes = Object.fromEntries([...home, ...matched].map((route) => [route.id, route]));
  const unread = Object.fromEntries(home.map(({ id }) => [id, { default: () => null }]));
  const routeModules = { ...unread, ...context.routeModules };
  const future = { ...context.future, v3_lazyRouteDiscovery: import.meta.env.PROD };
  return { ...context, future, routeModules, manifest: { ...manifest, routes } };
}

const homes = new WeakMap<EntryContext["manifest"], EntryContext["manifest"]["routes"][string][]>();

/** Found once: a build has hundreds of routes. */
function homeOf(manifest: EntryContext["manifest"]) {
  const known = homes.get(manifest) ?? Object.values(manifest.routes).filter(isHome);
  homes.set(manifest, known);
  return known;
}

/** The page at "/": without it the root alone would match there, and the browser would look for no other route. */
const isHome = ({ index, path }: EntryContext["manifest"]["routes"][string]) => index === true && !path;

/** Remix's two scripts that give a page its data, at the end of the body. */
function withData(html: string, data: string, nonce: string): string {
  const controller = "window.__remixContext.streamController";
  const words = `${controller}.enqueue(${inScript(JSON.stringify(data))});${controller}.close();`;
  const end = html.lastIndexOf("</body></html>");
  return `${html.slice(0, end)}<script nonce="${nonce}">${words}</script>${html.slice(end)}`;
}

const escapes: Record<string, string> = {
  ...{ "&": "\\u0026", "<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029" },
};

/** JSON that ends no script, whatever someone typed into it. */
function inScript(json: string): string {
  return json.replace(/[&<>\u2028\u2029]/g, (letter) => escapes[letter] ?? letter);
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

/** Pages differ for each person, and the next one at this computer may be another. */
function keepPrivate(headers: Headers): void {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
}

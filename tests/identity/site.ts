import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { isRouteErrorResponse } from "@remix-run/react";
import { vi } from "vitest";
import { serveRelease } from "#app/catalog/current.server.ts";
import { prepareContent } from "#app/catalog/prepare.server.ts";
import { type SignInDetails, startSession } from "#app/identity/sessions/session.server.ts";
import { log } from "#app/log/log.ts";
import { refreshMaintenance } from "#app/maintenance/maintenance.server.ts";
import { handlersByShape } from "#app/server/handlers-by-shape.ts";
import type { Db } from "#db/client.server.ts";
import { addresses } from "#tests/addresses.ts";
import { artifactText, handoutText, programText, protocolText, sessionText } from "#tests/catalog/program-files.ts";
import { withPoolsDatabase } from "#tests/database.ts";

type RouteModule = ServerBuild["routes"][string]["module"];
type Loaded = { path: string; file: string; module: RouteModule | null };

const host = "practice.test";
const files = import.meta.glob<RouteModule>(["../../app/routes/**/*.{ts,tsx}", "../../app/root.tsx"]);

async function load(file: string): Promise<RouteModule | null> {
  return (await files[`../../app/${file}`]?.()) ?? null;
}

/** The site on its own database with one small course, program and protocol. Call `close` when done. */
export async function openSite() {
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return new Promise<Awaited<ReturnType<typeof serve>> & { db: Db; close: () => Promise<void> }>((resolve, reject) => {
    const running = withPoolsDatabase(async (db) => {
      const course = await publishSmallCourse(db);
      if (course.problems.length > 0) throw new Error(course.problems.map(String).join("\n"));
      const restore = setUpProcess(course.releaseFile);
      await refreshMaintenance(db); // an earlier site of this process may have been closed
      const close = () => {
        finish();
        return running;
      };
      resolve({ ...(await serve()), db, close });
      await finished;
      restore();
      await course.remove();
    });
    running.catch(reject);
  });
}

/** What the start command tells a process. Later files of this worker must not find it: call the result when done. */
function setUpProcess(releaseFile: string): () => void {
  const { CONTENT_RELEASE, MAIL_URL } = process.env;
  const { level } = log;
  // Mail is written to the outbox but not sent.
  Object.assign(process.env, { CONTENT_RELEASE: releaseFile, MAIL_URL: "smtp://mail.invalid" });
  serveRelease(releaseFile);
  return () => {
    for (const [name, value] of Object.entries({ CONTENT_RELEASE, MAIL_URL })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    vi.unstubAllEnvs();
    log.level = level;
  };
}

/** As in production, except that pages are not rendered: routing, loaders, actions and their refusals are Remix's. */
async function serve() {
  const routes: Loaded[] = await Promise.all(
    addresses.map(async (each) => ({ ...each, module: await load(each.file) })),
  );
  const root = await load("root.tsx");
  if (!root) throw new Error("app/root.tsx is missing.");
  const failures: unknown[] = [];
  const table: ServerBuild["routes"] = { root: { id: "root", path: "", module: root } };
  for (const { path, file, module } of routes) {
    const isIndex = routes.some((other) => other.path.startsWith(`${path}/`)) || path === "";
    const id = file in table ? `${file} at ${path}` : file; // one file may answer two addresses
    if (module) table[id] = { id, parentId: "root", path, index: isIndex || undefined, module };
  }
  const build: ServerBuild = {
    mode: "production",
    entry: {
      module: {
        default: (_request, status, headers) => new Response("page", { status, headers }),
        handleError: (error) => {
          if (!isRefusal(error)) failures.push(error);
        },
      },
    },
    routes: table,
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "test" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  };
  const handlerFor = handlersByShape(build);
  const context = { nonce: "n", requestId: "r", clientAddress: "203.0.113.7" };
  return {
    routes,
    failures,
    build,
    ask: (request: Request) => handlerFor(new URL(request.url).pathname)(request, context),
  };
}

/** Remix's own refusals: a method that a route does not take, a foreign origin. */
function isRefusal(error: unknown): boolean {
  if (error instanceof Error) return /does not match `origin` header/.test(error.message);
  return isRouteErrorResponse(error) && error.status < 500;
}

export type Ask = {
  method?: string;
  cookie?: string;
  form?: Record<string, string>;
  /** The request's origin headers; our own pages by default. */
  from?: Record<string, string>;
  accept?: string;
};

export function requestFor(path: string, { method = "GET", cookie = "", form, from, accept = "text/html" }: Ask = {}) {
  const url = `http://${host}${path}`;
  const isWrite = !["GET", "HEAD"].includes(method);
  const origin = from ?? (isWrite ? { origin: `http://${host}` } : {});
  const body = isWrite ? new URLSearchParams(form ?? {}) : undefined;
  return new Request(url, { method, headers: { host, cookie, accept, ...origin }, ...(body && { body }) });
}

/** A session that has passed the second step by default, so that roles that require it are in force. */
export async function cookieOf(
  db: Db,
  personId: string,
  arrival: SignInDetails = { method: "password", hasPassedSecondStep: true },
): Promise<string> {
  return (await startSession(db, requestFor("/"), personId, arrival)).split(";")[0] ?? "";
}

const content = {
  "protocols/rounds.yaml": protocolText(),
  "programs/year/program.yaml": programText(),
  "programs/year/sessions/01-first.yaml": sessionText("first", 0),
  "programs/year/artifacts/note.yaml": artifactText(),
  "programs/year/handouts/guide.yaml": handoutText(),
  "courses/numbers/course.md": `---
id: numbers
title: Numbers
summary: Numbers and people.
audience: Everybody.
level: foundations
topics: [numbers]
authors: [The team]
objectives: [Count with care.]
sources: []
clockHours: { eligible: false, note: "No." }
prerequisites: []
completion: { lessons: all, responses: [] }
---

Numbers and people.
`,
  "courses/numbers/01-counting.md": `---
id: counting
title: Counting
minutes: 5
objectives: [Count with care.]
---

## Count

::predict{id="guess" question="How many?" type="text"}

::reflection{id="notice" prompt="What do you notice?"}
`,
};

/** A course small enough to read here, prepared as at start. Call `remove` when done. */
export async function publishSmallCourse(db: Db) {
  const folder = await mkdtemp(join(tmpdir(), "sound-practice-site-"));
  for (const [name, text] of Object.entries(content)) {
    const file = join(folder, "content", name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const prepared = await prepareContent({ db, contentDir: join(folder, "content"), dataDir: join(folder, "data") });
  return { ...prepared, remove: () => rm(folder, { recursive: true }) };
}

/**
 * What the same machine can do at best. Started as `node tests/bench/floor.ts <kind>`, on two processes like the product:
 *   bytes     bare Node HTTP that answers the lesson page's bytes, compressed once
 *   select    the same after one primary-key select
 *   constants the product's own HTTP stack, Remix build and components, its loaders answering what they answered once
 *             to the first reader, for each of the pages at BENCH_PATHS
 */
import cluster from "node:cluster";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants as zlib } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import postgres from "postgres";
import type { BuildOfServer } from "#app/server/build-of-server.ts";
import { root } from "#app/server/root.ts";

const [kind = "bytes"] = process.argv.slice(2);
const { PORT, DATABASE_URL = "", BENCH_PAGE = "", BENCH_PATHS = "", BENCH_COOKIE = "" } = process.env;
/** As quickly as the product compresses its pages. */
const brotli = { params: { [zlib.BROTLI_PARAM_QUALITY]: 1 } };

if (cluster.isPrimary) {
  for (let index = 0; index < 2; index++) cluster.fork();
  let listening = 0;
  cluster.on("listening", () => {
    listening += 1;
    if (listening === 2) process.stdout.write("ready\n");
  });
  cluster.on("exit", () => process.exit(1));
  process.once("SIGTERM", () => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.kill("SIGKILL");
    process.exit(0);
  });
} else {
  createServer(await listener()).listen(Number(PORT), "127.0.0.1");
}

async function listener(): Promise<RequestListener> {
  if (kind === "constants") return constants();
  const page = brotliCompressSync(readFileSync(BENCH_PAGE), brotli);
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Encoding": "br",
    "Content-Length": page.length,
  };
  const answer: RequestListener = (_request, response) => {
    response.writeHead(200, headers);
    response.end(page);
  };
  if (kind === "bytes") return answer;
  const sql = postgres(DATABASE_URL, { max: 8 });
  const [person] = await sql`select id from people limit 1`;
  return async (request, response) => {
    await sql`select * from people where id = ${person?.id}`;
    answer(request, response);
  };
}

async function constants(): Promise<RequestListener> {
  const build: BuildOfServer = await import(join(root, "build", "server", "index.js"));
  const loaders = Object.values(build.routes).flatMap((route) =>
    route ? [{ route, loader: route.module.loader }] : [],
  );
  const answers = new Map<string, unknown>();
  const routes: ServerBuild["routes"] = {};
  for (const { route, loader } of loaders) {
    const answerOnce: typeof loader =
      loader &&
      (async (asked) => {
        // One route answers several of the pages: a long topic and a short one.
        const { pathname, search } = new URL(asked.request.url);
        const key = `${route.id} ${pathname}${search}`;
        if (!answers.has(key)) answers.set(key, await loader(asked));
        return answers.get(key) ?? null;
      });
    routes[route.id] = answerOnce ? { ...route, module: { ...route.module, loader: answerOnce } } : route;
  }
  const app = build.entry.module.webApp({ ...build, routes }, { publicUrl: undefined });
  // Exclusive: workers of a cluster share a port otherwise, and each would be asked for some of the pages only.
  const server = createServer(app).listen({ port: 0, host: "127.0.0.1", exclusive: true });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("a TCP server has a port");
  for (const path of BENCH_PATHS.split(" ")) {
    const response = await fetch(`http://127.0.0.1:${address.port}${path}`, { headers: { cookie: BENCH_COOKIE } });
    if (response.status !== 200) throw new Error(`${path} answered ${response.status} to the floor`);
    await response.arrayBuffer();
  }
  server.close();
  return app;
}

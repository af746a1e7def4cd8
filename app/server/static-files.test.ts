import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterAll, expect, test } from "vitest";
import { staticFiles } from "./static-files.ts";

const folder = mkdtempSync(join(tmpdir(), "static-files-"));
writeFileSync(join(folder, "robots.txt"), "everything");
writeFileSync(join(folder, "robots.txt.br"), "smaller");
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "assets", "a1.js"), "1");
const app = express();
app.use((_request, response, next) => {
  response.setHeader("X-Request-Id", "1");
  next();
});
app.use(staticFiles(folder));
rmSync(folder, { recursive: true });
const server = app.listen(0, "127.0.0.1");
afterAll(() => new Promise((resolve) => server.close(resolve)));

function ask(path: string, options: RequestInit = {}): Promise<Response> {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${path}`, options);
}

test("a file is answered after its folder is gone, and only to a reader", async () => {
  const response = await ask("/robots.txt", { headers: { "Accept-Encoding": "identity" } });
  expect(await response.text()).toBe("everything");
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  const head = await ask("/robots.txt", { method: "HEAD", headers: { "Accept-Encoding": "br" } });
  expect(head.headers.get("content-encoding")).toBe("br");
  expect(head.headers.get("content-length")).toBe("7");
  expect((await ask("/robots.txt", { method: "POST" })).status).toBe(404);
  expect((await ask("/robots.txt.br")).status).toBe(404);
});

test("who has it already is told so", async () => {
  const etag = (await ask("/robots.txt", { method: "HEAD" })).headers.get("etag") ?? "";
  expect((await ask("/robots.txt", { headers: { "If-None-Match": etag } })).status).toBe(304);
});

test("what never changes is kept for good, with few headers", async () => {
  const { headers } = await ask("/assets/a1.js");
  expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect([headers.get("etag"), headers.get("x-request-id")]).toEqual([null, null]);
  expect((await ask("/robots.txt")).headers.get("x-request-id")).toBe("1");
});

import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { log } from "#app/log/log.ts";
import { openSite } from "./identity/site.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let server: Server;
beforeAll(async () => {
  site = await openSite();
  log.level = "silent";
  const { webApp } = await import("#app/server/web-app.ts");
  server = webApp(site.build, { publicUrl: undefined }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await site.close();
});

const id = "00000000-0000-4000-8000-000000000000";

/** Addresses that only take forms: they have no page of their own to answer with. */
const formsOnly = [
  "/courses/numbers/lessons/counting/reflections/notice",
  `/artifacts/${id}/comments`,
  `/cohorts/${id}/sessions/${id}/notes`,
  `/cohorts/${id}/sessions/${id}/next-steps`,
  `/community/${id}/places`,
  `/credit/${id}/awards`,
  "/certificates/demo/revocation",
];

async function send(path: string, accept: string) {
  const { port } = server.address() as AddressInfo;
  const words = new URLSearchParams({ text: "What I typed <b>here</b>", reason: "And why" });
  const headers = { accept, origin: `http://127.0.0.1:${port}` };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", headers, body: words });
  return { status: answer.status, type: answer.headers.get("content-type") ?? "", body: await answer.text() };
}

test.each(formsOnly)(
  "who is signed out and sends a form to %s without a script reads their words on a page",
  async (path) => {
    const { status, type, body } = await send(path, "text/html,*/*;q=0.8");
    expect([status, type]).toEqual([401, "text/html; charset=utf-8"]);
    expect(body).toContain("What I typed &#60;b&#62;here&#60;/b&#62;");
    expect(body).toContain("And why");
  },
);

test("a script gets data", async () => {
  const { status, type } = await send(formsOnly[0] ?? "", "application/json");
  expect([status, type]).toEqual([401, expect.stringContaining("application/json")]);
});

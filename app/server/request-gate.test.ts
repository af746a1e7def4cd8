import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, expect, test } from "vitest";
import { log } from "#app/log/log.ts";
import { machineEndpoints } from "#app/machine-endpoints.ts";
import { addresses } from "#tests/addresses.ts";
import { requestGate } from "./request-gate.ts";

log.level = "silent";

const serve = (options: Partial<Parameters<typeof requestGate>[0]> = {}) =>
  express()
    .use(requestGate({ isDevelopment: false, ...options }))
    .use((_request, response) => void response.send("welcome"))
    .listen(0, "127.0.0.1");
const server = serve();
const serverForMachines = serve({ openToMachines: ["/hooks/:token"] });
afterAll(() => Promise.all([server, serverForMachines].map((each) => new Promise((resolve) => each.close(resolve)))));

const ask = async (path: string, request: RequestInit = {}, of = server) => {
  const { port } = of.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${path}`, request)).status;
};

test.each(["/", "/courses/n%C3%BAmeros", "/reflections?q=50%25", "/reflections?q=%C3%A9"])(
  "%s is let in",
  async (path) => expect(await ask(path)).toBe(200),
);

test.each(["/courses/%00", "/reflections?q=%00", "/reflections?course=a%00b", "/courses/%E0%A4%A"])(
  "%s cannot be read",
  async (path) => expect(await ask(path)).toBe(400),
);

const elsewhere: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { referer: "https://evil.example/" },
  {},
];

test.each([
  ["POST", 403],
  ["DELETE", 405],
  ["PUT", 405],
  ["PATCH", 405],
])("a %s that does not come from our own pages is refused with %d", async (method, status) => {
  for (const headers of elsewhere) {
    expect(await ask("/drafts", { method, headers }), JSON.stringify(headers)).toBe(status);
  }
});

test("every address but those declared for programs is held to it", async () => {
  const headers = { origin: "https://evil.example" };
  const taken = await Promise.all(
    addresses.map(async ({ path }) => {
      const at = `/${path.replaceAll(/:\w+/g, "one").replace("*", "nowhere")}`;
      return (await ask(at, { method: "POST", headers })) === 403 ? [] : [`/${path}`];
    }),
  );
  expect(taken.flat()).toEqual(machineEndpoints);
});

test("only what is declared for programs takes their writes", async () => {
  for (const headers of elsewhere) {
    expect(await ask("/hooks/one", { method: "POST", headers }, serverForMachines)).toBe(200);
    expect(await ask("/hooks/one/more", { method: "POST", headers }, serverForMachines)).toBe(403);
    expect(await ask("/hooks/one", { method: "POST", headers })).toBe(403);
  }
});

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

test("a form too large or from elsewhere is refused with what was typed before its file", async () => {
  const { port } = server.address() as AddressInfo;
  const send = async (path: string, form: FormData | URLSearchParams, headers: Record<string, string>) => {
    const at = `http://127.0.0.1:${port}${path}`;
    const answer = await fetch(at, { method: "POST", headers: { accept: "text/html", ...headers }, body: form });
    return { status: answer.status, page: await answer.text() };
  };
  const { port: same } = server.address() as AddressInfo;
  const ours = { origin: `http://127.0.0.1:${same}` };
  const form = new FormData();
  form.append("source", "Niñas y niños, 12% of 40.");
  form.append("photo", new Blob([Buffer.alloc(6 * 1024 * 1024)]), "big.jpg");
  form.append("photoDescription", "A wall of notes.");
  const topic = "/community/program-one/6f1c0c5e-93d4-4a2e-8f53-0d1f7f0c7a11";
  const large = await send(topic, form, ours);
  expect(large.status).toBe(413);
  expect(large.page).toContain("Niñas y niños, 12% of 40.");
  expect(large.page).toContain("up to 5 MB");
  const pairs = new URLSearchParams({
    text: "漢".repeat(150_000),
    reason: "b".repeat(1_000_000),
    cut: "c".repeat(2_500_000),
  });
  const long = await send("/drafts", pairs, ours);
  expect(long.status).toBe(413);
  expect(long.page).toContain("漢".repeat(150_000));
  expect(long.page).toContain("b".repeat(1_000_000));
  expect(long.page).not.toContain("cccc");
  const elsewhere = await send(topic, form, { origin: "https://evil.example" });
  expect([elsewhere.status, elsewhere.page.includes("Niñas y niños")]).toEqual([403, true]);
});

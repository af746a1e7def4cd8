import { rm } from "node:fs/promises";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Application, freePort, preparedDataDir, ready, startApplication, stop, until } from "./application.ts";

/** A site behind an HTTPS proxy: its responses reach browsers as if from that address. */
const PUBLIC_URL = "https://practice.example.org";

let dataDir = "";
let application: Application;

beforeAll(async () => {
  dataDir = await preparedDataDir();
  const variables = { PORT: await freePort(), DATA_DIR: dataDir, LOG_LEVEL: "info", PUBLIC_URL };
  application = await ready(startApplication(variables));
});

afterAll(async () => {
  await stop(application);
  await rm(dataDir, { recursive: true, force: true });
});

const ask = (path: string, options: RequestInit = {}) =>
  fetch(application.url + path, { redirect: "manual", ...options });

/** The raw request: fetch would normalize some addresses, and adds its own headers. */
function raw(method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = request(application.url, { method, path, headers }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => (body += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

const documents: [string, string, number][] = [
  ["a page", "/", 200],
  ["a page of somebody's", "/sign-in", 200],
  ["nothing", "/no-such-page", 404],
  ["a redirect", "/learning", 303],
  ["JSON", "/healthcheck", 200],
  ["the offline page", "/offline", 200],
];

describe.each(documents)("%s", (_, path, status) => {
  test("carries every header at its strictest", async () => {
    const { headers, status: found } = await ask(path);
    expect(found).toBe(status);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
    expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
    for (const part of ["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).toContain("upgrade-insecure-requests");
    expect(Object.fromEntries(headers)).toMatchObject({
      "strict-transport-security": "max-age=63072000; includeSubDomains; preload",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
      "x-dns-prefetch-control": "off",
    });
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("cache-control") ?? (status === 303 ? "no-store" : "")).toContain("no-store");
    expect(headers.get("server") ?? headers.get("x-powered-by")).toBeNull();
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly.*Secure|Secure.*HttpOnly/i);
  });
});

const framed = [
  "/assets/none.js",
  "/assets/",
  "/assets/../sign-in",
  "/assets/%2e%2e/sign-in",
  "/assets/x/../../courses",
];

test.each([...framed, "/content/modules/../../sign-in", "/content/modules/none.js", "/content/assets/x/none.svg"])(
  "no answer of %s can be framed",
  async (path) => {
    const { headers } = await raw("GET", path, { Host: "practice.example.org", Accept: "text/html" });
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  },
);

test("scripts and icons carry no page policy", async () => {
  const html = await (await ask("/")).text();
  for (const pattern of [/\/assets\/[^"]+\.js/, /\/assets\/icons[^"#]+\.svg/]) {
    const { headers, status } = await ask(pattern.exec(html)?.[0] ?? "");
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toContain("immutable");
    expect(headers.get("content-security-policy")).toBeNull();
  }
});

test("scripts and modules have nosniff and same-origin headers", async () => {
  const [, asset = ""] = /(\/assets\/[^"]+\.js)/.exec(await (await ask("/")).text()) ?? [];
  for (const path of [asset, "/service-worker.js", "/favicon.svg", "/favicon.ico"]) {
    const { headers, status } = await ask(path);
    expect(status).toBe(200);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("strict-transport-security")).toContain("preload");
  }
});

test("tokens of mail links reach no other page or log", async () => {
  const { headers } = await ask("/reset-password?token=a-secret-of-the-mail");
  expect(headers.get("referrer-policy")).toBe("strict-origin");
  const id = headers.get("x-request-id") ?? "none";
  await until(() => application.output().includes(id));
  expect(application.output()).not.toContain("a-secret-of-the-mail");
});

test("early refusals answer browsers with a page and programs with a sentence", async () => {
  const html = { Host: "practice.example.org", Accept: "text/html" };
  const cases: [string, string, Record<string, string>, number, string][] = [
    ["GET", "/courses/%E0%A4%A", html, 400, "is not valid"],
    ["POST", "/sign-in", { ...html, Origin: "https://elsewhere.example" }, 403, "another site"],
    ["POST", "/sign-in", { ...html, Origin: PUBLIC_URL, "Content-Length": "9000000" }, 413, "too large"],
  ];
  for (const [method, path, headers, status, words] of cases) {
    const answer = await raw(method, path, headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain("<h1>");
    expect(answer.body).toContain(words);
    expect(answer.body).toContain(String(answer.headers["x-request-id"]));
    expect(answer.body).not.toContain("<script");
    const plain = await raw(method, path, { ...headers, Accept: "*/*" });
    expect([plain.status, plain.headers["content-type"]]).toEqual([status, "text/plain; charset=utf-8"]);
  }
});

test("every refusal shows the logged request id", async () => {
  const response = await ask("/no-such-page");
  expect(await response.text()).toContain(response.headers.get("x-request-id"));
});

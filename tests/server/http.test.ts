import { rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Application,
  freePort,
  preparedDataDir,
  ready,
  startApplication,
  stop,
  until,
  withDataDir,
} from "./application.ts";

let dataDir = "";
let metricsPort = "";
let application: Application;

beforeAll(async () => {
  dataDir = await preparedDataDir();
  metricsPort = await freePort();
  const variables = { PORT: await freePort(), METRICS_PORT: metricsPort, DATA_DIR: dataDir, LOG_LEVEL: "info" };
  application = await ready(startApplication(variables));
});

afterAll(async () => {
  await stop(application);
  await rm(dataDir, { recursive: true, force: true });
});

/** Sends exactly this text, as no correct client would, and returns the status line and the rest. */
function send(text: string, encoding: BufferEncoding = "utf8"): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(application.url).port), "127.0.0.1", () => socket.write(text)).setEncoding(
      encoding,
    );
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

test("a page carries a policy that runs our scripts only, with a nonce of its own", async () => {
  const policies = new Set<string>();
  for (const path of ["/", "/", "/healthcheck", "/no-such-page", "/favicon.svg"]) {
    const response = await fetch(application.url + path);
    const policy = response.headers.get("content-security-policy") ?? "";
    policies.add(policy);
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-powered-by")).toBeNull();
    expect(response.headers.get("strict-transport-security")).toBeNull();
  }
  expect(policies.size).toBe(5);
});

test("pages are never cached, hashed files always", async () => {
  const page = await fetch(application.url);
  expect(page.headers.get("cache-control")).toBe("private, no-store");
  const [, asset = ""] = /(\/assets\/[^"]+\.js)/.exec(await page.text()) ?? [];
  const script = await fetch(application.url + asset, { headers: { "Accept-Encoding": "br" } });
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(script.headers.get("content-encoding")).toBe("br");
});

test("an address that cannot be read is 400, a body that is too long 413", async () => {
  expect(await send("GET /courses/%E0%A4%A HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")).toMatch(
    /^HTTP\/1.1 400/,
  );
  expect(await send("GET /courses/%00 HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 400/);
  expect(
    await send("POST /sign-in HTTP/1.1\r\nHost: here\r\nOrigin: http://here\r\nContent-Length: 9000000\r\n\r\n"),
  ).toMatch(/^HTTP\/1.1 413/);
  expect(
    await send(
      "POST /sign-in HTTP/1.1\r\nHost: here\r\nOrigin: http://here\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ),
  ).toMatch(/^HTTP\/1.1 411/);
});

const host = "Host: here\r\nConnection: close\r\nAccept: text/html\r\n";
const form = "Origin: http://here\r\nContent-Type: application/x-www-form-urlencoded";

test.each([
  ["GET /%5C", 400],
  ["GET /\\\\elsewhere.example", 400],
  ["GET /courses?_data=routes/home", 200],
  ["TRACE /", 405],
  ["PUT /sign-in", 405],
  ["PATCH /sign-in", 405],
  ["DELETE /sign-in", 405],
  ["OPTIONS /healthcheck", 405],
  ["POST /healthcheck", 405],
])("%s is %i, and no error of ours", async (line, status) => {
  const answer = await send(`${line} HTTP/1.1\r\n${host}${form}\r\nContent-Length: 0\r\n\r\n`);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  if (status === 405 && !line.startsWith("POST")) expect(answer).toMatch(/^allow: GET, HEAD, POST\r$/im);
  const id = /^x-request-id: (\S+)\r$/im.exec(answer)?.[1] ?? "none";
  await until(() => application.output().includes(id));
  const lines = application
    .output()
    .split("\n")
    .filter((each) => each.includes(id));
  expect(lines.map((each) => JSON.parse(each).level)).toEqual(["info"]);
});

test.each([
  ["; charset=utf-16", "", "a=b", 415],
  ["; charset=iso-8859-1", "", "a=b", 415],
  ["", "\r\nContent-Encoding: gzip", "a=b", 415],
  ['; charset="UTF-8"', "", "a=b", 422],
  ["", "", "&a".repeat(250_000), 413],
])("a form with %j%j is %s", async (charset, more, body, status) => {
  const answer = await send(
    `POST /sign-in HTTP/1.1\r\n${host}${form}${charset}${more}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test("every line of a web process is JSON, and none has what a caller sent", () => {
  const lines =
    application
      .output()
      .split("is ready at")[1]
      ?.split("\n")
      .filter((line) => line.startsWith("{")) ?? [];
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  expect(application.output()).not.toMatch(/^(?:\(node:|Error|\s+at )/m);
});

test("a body that no page reads does not stop the next request on its connection", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method: string, path: string, body = "") =>
    new Promise<number>((resolve, reject) => {
      const headers = { Origin: application.url, "Content-Type": "application/x-www-form-urlencoded" };
      const sent = request(application.url + path, { method, agent, headers: method === "POST" ? headers : {} });
      sent.on("response", (answer) => answer.resume().on("end", () => resolve(answer.statusCode ?? 0)));
      sent.on("error", reject).end(body);
    });
  for (const path of ["/no-such-page", "/badges/keys"]) {
    expect(await ask("POST", path, `text=${"a".repeat(900_000)}`)).toBeGreaterThan(403);
    expect(await ask("GET", "/healthcheck")).toBe(200);
  }
  agent.destroy();
});

test("another site's form is refused before anything reads it", async () => {
  const headers = { Origin: "https://elsewhere.example", "Content-Type": "application/x-www-form-urlencoded" };
  for (const path of ["/sign-in", "/sign-out", "/no-such-page"]) {
    expect((await fetch(application.url + path, { method: "POST", headers, body: "email=a" })).status).toBe(403);
  }
});

test("the health check is public, minimal and uncached", async () => {
  const response = await fetch(`${application.url}/healthcheck`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "ok" });
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("a log line has a request id and a path, and nothing that a person typed", async () => {
  const response = await fetch(`${application.url}/courses?topic=ana%40example.org`, {
    headers: { Cookie: "session=secret" },
  });
  const id = response.headers.get("x-request-id") ?? "none";
  await until(() => application.output().includes(id));
  const line =
    application
      .output()
      .split("\n")
      .find((line) => line.includes(id)) ?? "";
  expect(JSON.parse(line)).toMatchObject({
    level: "info",
    method: "GET",
    path: "/courses",
    status: 200,
    requestId: id,
  });
  expect(application.output()).not.toMatch(/ana|secret|127\.0\.0\.1/);
});

test("a stopping server finishes requests in flight", () =>
  withDataDir(async (DATA_DIR) => {
    const port = await freePort();
    const stopping = await ready(startApplication({ PORT: port, DATA_DIR }));
    const body = "email=nobody%40example.org&password=not-this-one";
    const headers = {
      Origin: stopping.url,
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": body.length,
      // The server answers this once it has the request.
      Expect: "100-continue",
    };
    const answered = new Promise<number>((resolve, reject) => {
      const post = request(`${stopping.url}/sign-in`, { method: "POST", headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      post.on("error", reject);
      post.once("continue", () => {
        post.write(body.slice(0, 10));
        stopping.process.kill("SIGTERM");
      });
      void until(() => stopping.output().includes("Stopping")).then(() => post.end(body.slice(10)));
    });
    expect(await answered).toBeLessThan(500);
    expect((await stopping.ended).code).toBe(0);
  }));

test.each([
  ["br", brotliDecompressSync],
  ["gzip", gunzipSync],
  ["identity", (body: Buffer) => body],
])("a page is sent whole, in the coding that the browser asks for: %s", async (encoding, decode) => {
  const answer = await send(
    `GET /privacy HTTP/1.1\r\nHost: here\r\nAccept-Encoding: ${encoding}\r\nConnection: close\r\n\r\n`,
    "latin1",
  );
  const [head = "", body = ""] = answer.split(/\r\n\r\n(.*)/s);
  expect(head).toMatch(/vary: accept-encoding/i);
  expect(/content-encoding: (.*)/i.exec(head)?.[1] ?? "identity").toBe(encoding);
  expect(Number(/content-length: (\d+)/i.exec(head)?.[1])).toBe(body.length);
  const html = decode(Buffer.from(body, "latin1")).toString();
  expect(html).toMatch(/^<!DOCTYPE html><html.*streamController\.close\(\);<\/script><\/body><\/html>$/s);
});

test("HEAD answers a page's headers without the page", async () => {
  const answer = await send("HEAD /privacy HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1.1 200 .*content-type: text\/html.*\r\n\r\n$/is);
});

test("metrics of all processes are on a port of their own, by route and without anybody's ids", async () => {
  await fetch(`${application.url}/courses/no-such-course`);
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(metrics).toContain('http_request_duration_seconds_count{method="GET",route="/courses/:course",status="404"}');
  for (const name of ["nodejs_eventloop_lag_seconds", "sound_practice_jobs_waiting", "sound_practice_mails_waiting"])
    expect(metrics).toMatch(new RegExp(`^${name} \\d`, "m"));
  expect(metrics).not.toContain("no-such-course");
  expect((await fetch(`${application.url}/metrics`)).status).toBe(404);
});

import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, expect, test } from "vitest";
import { log } from "#app/log/log.ts";
import { admission } from "./admission.ts";

log.level = "silent";

const app = express();
app.use(admission({ isDevelopment: false }));
app.use((_request, response) => void response.send("welcome"));
const server = app.listen(0, "127.0.0.1");
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = async (path: string) => {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${path}`)).status;
};

test.each(["/", "/courses/n%C3%BAmeros", "/reflections?q=50%25", "/reflections?q=%C3%A9"])(
  "%s is let in",
  async (path) => expect(await ask(path)).toBe(200),
);

test.each(["/courses/%00", "/reflections?q=%00", "/reflections?course=a%00b", "/courses/%E0%A4%A"])(
  "%s cannot be read",
  async (path) => expect(await ask(path)).toBe(400),
);

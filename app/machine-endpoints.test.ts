import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addresses } from "#tests/addresses.ts";
import { isMachineEndpoint, machineEndpoints } from "./machine-endpoints.ts";

test("each is a route, whose file asks nobody's session", () => {
  for (const path of machineEndpoints) {
    const route = addresses.find((address) => `/${address.path}` === path);
    expect(route, path).toBeDefined();
    const source = readFileSync(new URL(route?.file ?? "", import.meta.url), "utf8");
    expect(source, path).not.toMatch(/signed-in\.server/);
  }
});

test.each([
  ["/unsubscribe/abc", true],
  ["/unsubscribe/", false],
  ["/unsubscribe", false],
  ["/unsubscribe/abc/all", false],
  ["/settings/unsubscribe/abc", false],
  ["/UNSUBSCRIBE/abc", false],
])("%s is under /unsubscribe/:token: %s", (pathname, isOne) =>
  expect(isMachineEndpoint(pathname, ["/unsubscribe/:token"])).toBe(isOne),
);

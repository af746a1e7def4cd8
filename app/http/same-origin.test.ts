import { describe, expect, test } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

const host = "practice.example.org";
const post = (headers: Record<string, string>, method = "POST") => ({
  method,
  headers: new Headers({ host, ...headers }),
});

describe("a write from our own pages", () => {
  test.each([
    ["our origin", { origin: `https://${host}` }],
    ["our origin, before a proxy added TLS", { origin: `http://${host}` }],
    ["no origin, and the browser says same-origin", { "sec-fetch-site": "same-origin" }],
    ["no origin, and a referer of ours", { referer: `https://${host}/courses?level=practice` }],
  ])("%s", (_, headers) => expect(isSameOrigin(post(headers))).toBe(true));
});

describe("a write from elsewhere is refused", () => {
  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["another port", { origin: `https://${host}:8443` }],
    ["a subdomain", { origin: `https://evil.${host}` }],
    ["our name as a prefix", { origin: `https://${host}.evil.example` }],
    ["an opaque origin", { origin: "null" }],
    ["an empty origin", { origin: "" }],
    ["a file", { origin: "file://" }],
    [
      "another origin, whatever else it claims",
      {
        origin: "https://evil.example",
        "sec-fetch-site": "same-origin",
        referer: `https://${host}/`,
      },
    ],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
    ["an address bar or a bookmark", { "sec-fetch-site": "none" }],
    ["another referer", { referer: `https://evil.example/?${host}` }],
    ["nothing that says where it comes from", {}],
  ])("%s", (_, headers) => expect(isSameOrigin(post(headers))).toBe(false));

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])("%s as much as POST", (method) => {
    expect(isSameOrigin(post({ origin: "https://evil.example" }, method))).toBe(false);
  });
});

test.each(["GET", "HEAD"])("%s changes nothing and may come from anywhere", (method) => {
  expect(isSameOrigin(post({ origin: "https://evil.example" }, method))).toBe(true);
});

describe("behind a proxy", () => {
  const publicUrl = "https://learn.example.org/";
  test("the address that people type is ours", () => {
    expect(isSameOrigin(post({ origin: "https://learn.example.org" }), publicUrl)).toBe(true);
  });
  test("neither the inner host nor plain http is", () => {
    expect(isSameOrigin(post({ origin: `https://${host}` }), publicUrl)).toBe(false);
    expect(isSameOrigin(post({ origin: "http://learn.example.org" }), publicUrl)).toBe(false);
  });
});

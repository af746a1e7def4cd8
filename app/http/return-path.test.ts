import { describe, expect, test } from "vitest";
import { safePath, signInPath } from "./return-path.ts";

test.each(["/", "/courses", "/courses/look-again/lessons/averages?problem=a#b", "/reflections?q=%2F%2Fa"])(
  "%s stays here",
  (path) => {
    expect(safePath(path)).toBe(path);
  },
);

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "/..//evil.example",
  "javascript:alert(1)",
  "courses",
  "",
  null,
  undefined,
  7,
])("%j leads nowhere else", (to) => expect(safePath(to, "/learning")).toBe("/learning"));

describe("the way to sign in", () => {
  const request = (url: string, init?: RequestInit) => new Request(`http://practice.test${url}`, init);
  test("comes back to the page that was asked for", () => {
    expect(signInPath(request("/courses/a?level=practice"))).toBe("/sign-in?to=%2Fcourses%2Fa%3Flevel%3Dpractice");
    expect(signInPath(request("/courses/a.data?_routes=root"))).toBe("/sign-in?to=%2Fcourses%2Fa");
    expect(signInPath(request("/"))).toBe("/sign-in");
  });
  test("comes back to the page on which something was sent, never to an address that only takes writes", () => {
    const headers = { referer: "http://practice.test/courses/a/lessons/b" };
    expect(signInPath(request("/courses/a/lessons/b/completion", { method: "POST", headers }))).toBe(
      "/sign-in?to=%2Fcourses%2Fa%2Flessons%2Fb",
    );
    expect(signInPath(request("/courses/a/lessons/b/completion", { method: "POST" }))).toBe("/sign-in");
  });
});

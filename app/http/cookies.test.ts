import { expect, test } from "vitest";
import { readCookie, writeCookie } from "./cookies.server.ts";

const asking = (cookie: string) => new Request("http://localhost/", { headers: { cookie } });

test.each(["promo=50%", "promo=%E0%A4%A", "=", ";;;", "a=%", "promo", 'promo="%"'])(
  "a cookie of others that cannot be read, %j, hides none of ours",
  (other) => {
    expect(readCookie(asking(`${other}; session=abc`), "session")).toBe("abc");
    expect(readCookie(asking(`session=abc; ${other}`), "session")).toBe("abc");
  },
);

test("one that cannot be read is no reason to fail", () => {
  expect(readCookie(asking("session=50%"), "session")).toBe("50%");
  expect(readCookie(new Request("http://localhost/"), "session")).toBeNull();
});

test("what is written is kept from scripts and other sites, and ends when it should", () => {
  const request = new Request("http://localhost/");
  expect(writeCookie(request, "shared", "1")).toBe("shared=1; Path=/; HttpOnly; SameSite=Lax");
  expect(writeCookie(request, "shared", "", 0)).toBe("shared=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
});

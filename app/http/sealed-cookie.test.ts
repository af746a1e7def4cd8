import { expect, test } from "vitest";
import { z } from "zod";
import { sealedCookie } from "./sealed-cookie.server.ts";

const schema = z.object({ word: z.string() });
const [one, other] = [sealedCookie("one", 10, schema), sealedCookie("other", 10, schema)];
const request = (cookie = "") => new Request("http://practice.test/", { headers: { cookie } });
const pairOf = (header: string) => header.split(";")[0] ?? "";

test("a cookie carries what it was given, for scripts of nobody", () => {
  const header = one.write(request(), { word: "ferry" });
  expect(header).toMatch(/; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(header).not.toContain("ferry");
  expect(one.read(request(`a=b; ${pairOf(header)}; c=d`))).toEqual({ word: "ferry" });
});

test("what was sealed for one purpose is nothing for another", () => {
  const pair = pairOf(one.write(request(), { word: "ferry" }));
  expect(other.read(request(pair.replace("one=", "other=")))).toBeNull();
});

test.each(["", "one=", "one=e30", "one=%00", `one=${"A".repeat(5_000)}`, "other=x"])("%j carries nothing", (cookie) =>
  expect(one.read(request(cookie))).toBeNull(),
);

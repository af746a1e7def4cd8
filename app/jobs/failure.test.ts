import fc from "fast-check";
import { expect, test } from "vitest";
import { JobFailure, reasonOf } from "./failure.ts";

test("a reason is our own word, a system's code or an error's class", () => {
  expect(reasonOf(new JobFailure("busy"))).toBe("busy");
  expect(reasonOf(Object.assign(new Error("no"), { code: "ECONNREFUSED" }))).toBe("ECONNREFUSED");
  expect(reasonOf({ code: "57P01" })).toBe("57P01");
  const refused = Object.assign(new Error("duplicate key (email)=(ana@example.org)"), { code: "23505" });
  expect(reasonOf(new Error("Failed query: insert … params: ana@example.org", { cause: refused }))).toBe("23505");
  expect(reasonOf(new TypeError("Ana is not iterable"))).toBe("TypeError");
  expect(reasonOf("Ana")).toBe("not_an_error");
});

test("the reason contains no personal data of an error", () =>
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (words) => {
      const said = Object.assign(new Error(words, { cause: new Error(words) }), { code: `${words} `, detail: words });
      expect(reasonOf(said)).toBe("Error");
    }),
  ));

import { expect, test } from "vitest";
import { describeError } from "./log.ts";

/** As Drizzle throws it: the statement and its values are in the message, and so in the stack. */
function failedQuery(words: string): Error {
  return Object.assign(new Error(`Failed query: insert into reflections\nparams: ${words}`), { query: "insert" });
}

test("an error of the database says where it happened and nothing that a person wrote", () => {
  const described = describeError(failedQuery("My week.\nat school Femi told me\n    at home too"));
  expect(described).toMatchObject({ stack: expect.stringContaining("log.test.ts") });
  expect(JSON.stringify(described)).not.toMatch(/Femi|home|week/);
});

test("any other error keeps its message", () => {
  expect(describeError(new TypeError("no such course"))).toMatchObject({
    error: "TypeError",
    message: "no such course",
  });
});

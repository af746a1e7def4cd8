import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseForm } from "./form.server.ts";

const schema = z.object({ email: z.string(), to: z.string().optional() });

function formOf(fields: [name: string, value: string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("a form is what its schema names", () => {
  const submission = parseForm(formOf([["email", "ana@maple.example"]]), schema);
  expect(submission.status === "success" && submission.value).toEqual({ email: "ana@maple.example" });
});

describe("a form that no page of ours sends costs nothing", () => {
  test.each([
    ["a place in an endless list", [["email[1000000000]", "x"]]],
    ["a deep list", [[`email${"[0]".repeat(20_000)}`, "x"]]],
    ["a broken intent", [["__intent__", "{"]]],
    ["a broken state", [["__state__", "{"]]],
    ["many fields", Array.from({ length: 20_000 }, (_, at) => [`email.${at}`, "x"])],
    ["one field many times", Array.from({ length: 20_000 }, () => ["email", "x"])],
  ] satisfies [string, [string, string][]][])("%s", (_, fields) => {
    const form = formOf(fields);
    const before = performance.now();
    expect(() => parseForm(form, schema).reply()).not.toThrow();
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { placeOfForm } from "./form-place.ts";

const person = { name: "person", value: randomUUID() };
const place = (...hidden: { name: string; value: string }[]) => placeOfForm("/notes", ["text"], [person, ...hidden]);

test.each(["key", "id"])("a form whose page makes its %s anew is the same when opened again", (name) => {
  expect(place({ name, value: randomUUID() })).toBe(place({ name, value: randomUUID() }));
});

test("a form is the same after its text was saved elsewhere", () => {
  expect(place({ name: "base", value: "3" })).toBe(place({ name: "base", value: "4" }));
});

test("private words never come back in the form beside theirs that others read", () => {
  expect(place({ name: "audience", value: "author" })).not.toBe(place({ name: "audience", value: "cohort" }));
  expect(place({ name: "offer", value: randomUUID() })).not.toBe(place({ name: "offer", value: randomUUID() }));
});

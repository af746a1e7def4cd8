import { expect, test } from "vitest";
import { isId } from "./id.ts";

test("only a uuid is an id", () => {
  expect(isId("3f2b8c1e-0d4a-4b6e-9a53-1c2d3e4f5a6b")).toBe(true);
  expect(isId("3f2b8c1e-0d4a-4b6e-9a53-1c2d3e4f5a6b'")).toBe(false);
  expect(isId("shared")).toBe(false);
});

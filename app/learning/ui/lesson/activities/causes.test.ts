import { expect, test } from "vitest";
import { causesIn } from "./causes.ts";

test("a line is a cause, and a line with a hyphen lies behind the one above it", () => {
  expect(causesIn("The bus is late\n- One driver for two routes\n  – Pay\n\nThe door is locked at 8:00\n")).toEqual([
    { text: "The bus is late", parts: ["One driver for two routes", "Pay"] },
    { text: "The door is locked at 8:00", parts: [] },
  ]);
});

test("nothing typed is lost or invented", () => {
  expect(causesIn("- First of all\n-\n   \n")).toEqual([{ text: "First of all", parts: [] }]);
  expect(causesIn("")).toEqual([]);
});

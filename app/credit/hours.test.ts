import { describe, expect, test } from "vitest";
import { hoursOf } from "./hours.ts";

describe("clock hours", () => {
  test.each([
    ["three hours and 45 minutes", 225, 225, 3.5],
    ["two sessions of 45 minutes", 90, 90, 1.5],
    ["one offering of 45 minutes alone", 45, 45, 0],
    ["half of a long offering", 45, 240, 0.5],
    ["a minute short of a half hour", 89, 180, 1],
    ["nobody there", 0, 180, 0],
    ["more than was offered", 400, 180, 3],
    ["exactly one hour", 60, 60, 1],
  ])("%s", (_, attended, offered, hours) => {
    expect(hoursOf({ attended, offered }, "half_hours_down")).toBe(hours);
  });
});

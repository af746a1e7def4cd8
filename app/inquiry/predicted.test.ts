import { expect, it } from "vitest";
import { predictedText, readPredicted } from "./predicted.ts";

const calls = { kind: "other", unit: "calls" } as const;
const share = { kind: "share", unit: "" } as const;
const range = (low: number, high = low) => ({ predictedLow: low, predictedHigh: high });

it("reads a number or a range, in the unit of the measure", () => {
  expect(readPredicted("7", calls)).toEqual(range(7));
  expect(readPredicted(" 15 to 20 calls ", calls)).toEqual(range(15, 20));
  expect(readPredicted("between 15 and 20", calls)).toEqual(range(15, 20));
  expect(readPredicted("15-20", calls)).toEqual(range(15, 20));
  expect(readPredicted("-3", calls)).toEqual(range(-3));
  expect(readPredicted("-3 to 2.5", calls)).toEqual(range(-3, 2.5));
  expect(readPredicted("", calls)).toEqual({ predictedLow: null, predictedHigh: null });
});

it("reads people out of a group as a percentage", () => {
  expect(readPredicted("7 of 10", share)).toEqual(range(70));
  expect(readPredicted("60 to 70%", share)).toEqual(range(60, 70));
  expect(readPredicted("15/24 to 20/24", share)).toEqual(range(62.5, 83.3333));
});

it("refuses what cannot be a prediction of the measure", () => {
  for (const typed of ["many", "20 to 15", "7 to", "1 to 2 to 3"])
    expect(readPredicted(typed, calls), typed).toBeNull();
  for (const typed of ["120%", "11 of 10", "-5", "3 of 0"]) expect(readPredicted(typed, share), typed).toBeNull();
  expect(readPredicted("-5", { kind: "count", unit: "" })).toBeNull();
});

it("shows again what it read", () => {
  for (const typed of ["7", "15 to 20", "-3 to 2.5"]) {
    const read = readPredicted(typed, calls);
    expect(read && predictedText(read)).toBe(typed);
  }
});

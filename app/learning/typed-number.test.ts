import fc from "fast-check";
import { expect, test } from "vitest";
import { readTypedNumber } from "./typed-number.ts";

test.each<[string, number, string?]>([
  ["65", 65],
  [" 65 ", 65],
  ["6.5", 6.5],
  ["6,5", 6.5],
  ["0,5", 0.5],
  [",5", 0.5],
  [".5", 0.5],
  ["0,250", 0.25],
  ["12,50", 12.5],
  ["1234,567", 1234.567],
  ["1,250", 1250],
  ["1,250,000", 1_250_000],
  ["1,250.5", 1250.5],
  ["1.250,5", 1250.5],
  ["1.250.000", 1_250_000],
  ["1.250", 1.25],
  ["1 250", 1250],
  ["1\u00a0250", 1250],
  ["1\u202f250\u202f000", 1_250_000],
  ["1\u2009250,5", 1250.5],
  ["1’250", 1250],
  ["-3", -3],
  ["−3", -3],
  ["– 3", -3],
  ["—3,5", -3.5],
  ["－３", -3],
  ["+4", 4],
  ["-0", 0],
  ["62 %", 62, "percent"],
  ["62%", 62, "%"],
  ["62\u202f%", 62, "percent"],
  ["62 percent", 62, "percent"],
  ["62 per cent", 62, "%"],
  ["62 Percent", 62, "percent"],
  ["4 departments", 4, "departments"],
  ["1 department", 1, "departments"],
  ["1,250 children", 1250, "children"],
  ["1/2", 0.5],
  ["2 1/2", 2.5],
  ["½", 0.5],
  ["2½", 2.5],
  ["−½", -0.5],
  ["3⁄4", 0.75],
  ["６５", 65],
  ["٦٥", 65],
  ["٦٫٥", 6.5],
])("%s is %d", (typed, value, unit = "") => {
  expect(readTypedNumber(typed, unit)).toEqual({ value });
});

test.each([
  "6 5",
  "1 25",
  "12 34 567",
  "1,25,000",
  "1,250,5",
  "1.2.3",
  "6,",
  "1,,250",
  "1.250,000.5",
  "0,250,000",
  "1 250 5",
])("%s could be two numbers", (typed) => expect(readTypedNumber(typed)).toBe("ambiguous"));

test.each([
  "",
  " ",
  "many",
  "about 60",
  "6 or 7",
  "5-6",
  "5–6",
  "0x10",
  "1e3",
  "Infinity",
  "NaN",
  "--5",
  "3/4/25",
  "1/0",
  ".",
  "$5",
  "9".repeat(80),
])("%s is no number", (typed) => expect(readTypedNumber(typed)).toBe("none"));

test("a share in another unit is not taken for a count", () => {
  expect(readTypedNumber("80%", "children")).toBe("none");
});

test("numbers printed in American English are read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 3 }), (size, digits) => {
      const number = size / 10 ** digits;
      const printed = number.toLocaleString("en-US", { maximumFractionDigits: digits });
      expect(readTypedNumber(printed)).toEqual({ value: number === 0 ? 0 : number });
      expect(readTypedNumber(printed.replace("-", "−"))).toEqual({ value: number === 0 ? 0 : number });
    }),
  );
});

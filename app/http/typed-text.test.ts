import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, oneLine, withoutInvisible } from "./typed-text.ts";

test.each([
  ["Ana \u202Eseyer\u202C", "Ana seyer"],
  ["\u2066Ana\u2069 Reyes\u200B", "Ana Reyes"],
  ["A\u00ADna\u2060 Re\uFEFFyes", "Ana Reyes"],
  ["Ana\u200CReyes", "AnaReyes"],
  ["\u3164\u200D", ""],
  ["\u2800", ""],
  ["Ana\t\r\n  Reyes\u0007", "Ana Reyes"],
  ["Ana \u202E Reyes", "Ana Reyes"],
])("%j is kept as %j", (typed, kept) => {
  expect(oneLine(typed)).toBe(kept);
});

test.each([
  "Nguyễn Thị Ánh".normalize("NFD"),
  "فاطمة الزهراء",
  "می\u200Cخواهم",
  "क्\u200Dष",
  "👩🏽\u200D🏫 ❤\uFE0F",
  "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  "J. R. O’Neil-Šimić, Ph.D.",
])("%j stays as it was typed", (typed) => {
  expect(oneLine(typed)).toBe(typed);
});

test("a cleaned name stays as it is, and nothing in it turns text around", () =>
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const name = oneLine(typed);
      expect(oneLine(name)).toBe(name);
      expect(name).not.toMatch(/[\p{Bidi_Control}\p{Cc}\n]/u);
      expect(withoutInvisible(name)).toBe(name);
    }),
  ));

test("clean text is what PostgreSQL can hold, and cleaning it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (given) => {
      const clean = cleanText(`${given}\ud800\u0000`);
      expect(clean.includes("\u0000") || clean.includes("\r") || /\p{Surrogate}/u.test(clean)).toBe(false);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});

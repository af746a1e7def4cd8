import { expect, test } from "vitest";
import { fold, searchWords } from "./fold.ts";

test.each([
  ["niño", "nino"],
  ["nin\u0303o", "nino"],
  ["ĐỖ Thị", "do thi"],
  ["Søren Łukasz", "soren lukasz"],
  ["İstanbul ılık", "istanbul ilik"],
  ["Þórður Æsir", "thordur aesir"],
  ["cœur Straße", "coeur strasse"],
  ["O’Hara", "o'hara"],
  ["Oʻahu", "o'ahu"],
  ["Ana\u200b\u00a0Reyes", "ana reyes"],
  ["dxʷləšucid", "dxwlesucid"],
])("%s is found as %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(folded)).toBe(folded);
});

test("a search is at most eight words of a hundred characters", () => {
  expect(searchWords("  Đỗ   Nguyễn ")).toEqual(["do", "nguyen"]);
  expect(searchWords("a b c d e f g h i j")).toHaveLength(8);
  expect(searchWords("x".repeat(500))).toEqual(["x".repeat(100)]);
});

import { describe, expect, test } from "vitest";
import { normalizedPassword, passwordProblem } from "./password.ts";

const amina = { email: "amina.warsame@maple.example", name: "Amina Warsame" };

describe("a password that protects", () => {
  test.each([
    "river otters at dawn",
    "kelp-forest-ferry-7",
    "сонце над затокою",
    "  spaces count  ",
    "🦦🌊🌲⛰️🚲☔️🧵🪴🐚🦀🫖🍎",
    `${"a".repeat(60)}bcdefgh${"i".repeat(61)}`,
  ])("%s", (password) => expect(passwordProblem(password, amina)).toBeNull());
});

describe("a password that does not", () => {
  test.each([
    ["eleven char", "short"],
    [`${"x".repeat(64)}abcdefgh${"y".repeat(57)}`, "long"],
    ["abababababab", "repetitive"],
    ["Password1234", "common"],
    ["practice-with-data", "common"],
    ["Administrator2026", "common"],
    ["Amina Warsame 2026", "yours"],
    ["amina.warsame-rocks", "yours"],
    ["my amina.warsame@maple.example", "yours"],
  ])("%s is %s", (password, problem) => expect(passwordProblem(password, amina)).toBe(problem));
});

test("characters are counted as people count them, and a short name forbids nothing", () => {
  expect(passwordProblem("🦦🌊🌲⛰️🚲", amina)).toBe("short");
  expect(passwordProblem("a Bo walks along", { email: "bo@x.example", name: "Bo" })).toBeNull();
});

test("the same word typed on two keyboards is one password", () => {
  expect(normalizedPassword("caf\u0065\u0301 on the water")).toBe(normalizedPassword("caf\u00e9 on the water"));
  expect(normalizedPassword("ﬁsh ladder ferry")).toBe("fish ladder ferry");
});

import { expect, test } from "vitest";
import { designationsFor } from "./stars.ts";

const run = { isSelfPaced: false, startsOn: "2026-12-30", endsOn: "2027-01-05" };
const approved = ["equity", "stars"] as const;

test.each([
  ["who asked for STARS", { asked: "stars", earlier: null, run }, ["equity", "stars"]],
  ["who asked for clock hours", { asked: "clock_hours", earlier: null, run }, ["equity"]],
  ["who had STARS for it a day less than 12 months ago", { asked: "stars", earlier: "2026-01-06", run }, ["equity"]],
  ["who had STARS for it 12 months ago", { asked: "stars", earlier: "2026-01-05", run }, ["equity", "stars"]],
  [
    "in a self-paced run over the new year",
    { asked: "stars", earlier: null, run: { ...run, isSelfPaced: true } },
    ["equity"],
  ],
  [
    "in a self-paced run within a year",
    { asked: "stars", earlier: null, run: { ...run, isSelfPaced: true, startsOn: "2027-01-01" } },
    ["equity", "stars"],
  ],
] as const)("designations of a person %s", (_, person, designations) => {
  expect(designationsFor(approved, person)).toEqual(designations);
});

import { describe, expect, test } from "vitest";
import { compared, duplicatePairs, duplicatesOf, likelyFrom, likeness, partsOf } from "./duplicate.ts";

const score = (one: string, other: string) => likeness(partsOf(one), partsOf(other));

describe("one place, spelled in two ways", () => {
  test.each([
    ["Heron Bay School District", "heron bay SD"],
    ["Heron Bay School District", "Heron Bay"],
    ["Saltgrass Elementary School", "Saltgrass Elem."],
    ["St. Brendan Early Learning", "Saint Brendan Early Learning"],
    ["Villaseñor Community Center", "Villasenor Community Ctr"],
    ["Two Rivers Youth Alliance", "Youth Alliance of Two Rivers"],
    ["Lantern Family Network", "Lantern Famly Network"],
    ["Alder Sound Educational Service District", "Alder Sound ESD"],
    ["Mt. Cedar High School", "Mount Cedar HS"],
  ])("%s and %s", (one, other) => expect(score(one, other)).toBeGreaterThanOrEqual(likelyFrom));
});

describe("two places", () => {
  test.each([
    ["Cedar Flats Middle", "Cedar Flats High"],
    ["Heron Bay School District", "Heron Bay High"],
    ["School 12", "School 13"],
    ["Saltgrass Elementary", "Tern Point Elementary"],
    ["Lantern Family Network", "Lantern Youth Theater"],
    ["North Shore Elementary", "South Shore Elementary"],
    ["", "The School"],
  ])("%s and %s", (one, other) => expect(score(one, other)).toBeLessThan(likelyFrom));
});

test("two districts may each have a Lincoln, and one without a district may be either", () => {
  const lincoln = (id: string, districtId: string | null) =>
    compared({ id, name: "Lincoln Elementary", kind: "school", districtId });
  expect(duplicatesOf(lincoln("a", "north"), [lincoln("b", "south"), lincoln("c", null)])).toEqual([
    { id: "c", score: 1 },
  ]);
});

test("one duplicate is found among five thousand names", () => {
  const syllables = [
    "al",
    "ber",
    "cor",
    "dun",
    "el",
    "far",
    "gil",
    "hol",
    "in",
    "jar",
    "kel",
    "lor",
    "mar",
    "nor",
    "os",
  ];
  const word = (seed: number) =>
    Array.from({ length: 4 }, (_, at) => syllables[Math.floor(seed / 15 ** at) % 15]).join("");
  const kinds = ["Elementary", "Middle School", "High School", "Community Center", "School District"];
  const all = Array.from({ length: 5_000 }, (_, at) =>
    compared({
      id: `${at}`,
      name: `${word(at * 7)} ${word(at * 31 + 3)} ${kinds[at % 5]}`,
      kind: "other",
      districtId: null,
    }),
  );
  const twin = { ...compared({ id: "twin", name: `${all[77]?.name}`.toUpperCase(), kind: "other", districtId: null }) };
  const pairs = duplicatePairs([...all, twin]);
  expect(pairs).toContainEqual({ one: "77", other: "twin", score: 1 });
});

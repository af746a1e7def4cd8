import { expect, test } from "vitest";
import { z } from "zod";
import { heldFields, heldIn } from "./held-seats-form.ts";

const run = { timeZone: "America/Los_Angeles", capacity: 10, organizationIds: new Set(["maple", "fern"]) };
const heldBy = (fields: Record<string, string>) => heldIn(z.object(heldFields()).parse(fields), run);

test("seats are held until the end of a day in the run's zone, and empty rows hold nothing", () => {
  expect(heldBy({})).toEqual({ held: [] });
  expect(heldBy({ heldFor2: "maple", heldSeats2: "3", heldUntil2: "2026-11-01" })).toEqual({
    held: [{ organizationId: "maple", seats: 3, releaseAt: new Date("2026-11-02T08:00:00Z") }],
  });
});

test.each([
  ["an organization without seats", { heldFor1: "maple" }, ["heldSeats1", "heldUntil1"]],
  ["seats without an organization", { heldSeats1: "3", heldUntil1: "2026-11-01" }, ["heldFor1"]],
  ["an organization that is gone", { heldFor1: "gone", heldSeats1: "3", heldUntil1: "2026-11-01" }, ["heldFor1"]],
  [
    "one organization twice",
    {
      heldFor1: "maple",
      heldSeats1: "1",
      heldUntil1: "2026-11-01",
      heldFor2: "maple",
      heldSeats2: "1",
      heldUntil2: "2026-11-02",
    },
    ["heldFor2"],
  ],
  [
    "more than there are",
    {
      heldFor1: "maple",
      heldSeats1: "6",
      heldUntil1: "2026-11-01",
      heldFor2: "fern",
      heldSeats2: "5",
      heldUntil2: "2026-11-01",
    },
    ["heldSeats2"],
  ],
])("%s is told beside its field", (_, fields, wrong) => {
  const found = heldBy(fields);
  expect("problems" in found ? Object.keys(found.problems) : []).toEqual(wrong);
});

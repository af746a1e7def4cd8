import { expect, test } from "vitest";
import { arrivedAt, personIdTyped } from "./kiosk.ts";

const now = new Date("2026-12-10T18:20:00Z");

test.each([
  ["right", 0],
  ["two hours behind", -2 * 3_600_000],
  ["a day ahead", 24 * 3_600_000],
])("an arrival twelve minutes ago is one, by a clock that is %s", (_, off) => {
  const sentAt = now.getTime() + off;
  expect(arrivedAt({ at: sentAt - 12 * 60_000, sentAt }, now)).toEqual(new Date("2026-12-10T18:08:00Z"));
});

test("nobody arrives in the future, or at no time", () => {
  expect(arrivedAt({ at: 5000, sentAt: 0 }, now)).toEqual(now);
  expect(arrivedAt(null, now)).toEqual(now);
});

test("a name is typed whole, or the address", () => {
  const people = [
    { personId: "1", name: "Đỗ Ćwiek", email: "do@practice.example" },
    { personId: "2", name: "Ana Reyes", email: "ana@practice.example" },
    { personId: "3", name: "Ana Reyes", email: "ana2@practice.example" },
  ];
  expect(personIdTyped(" đỗ  ĆWIEK", people)).toBe("1");
  expect(personIdTyped("Do Cwiek", people)).toBe("1");
  for (const typed of ["Do", "Ana", "Ana Reyes", "", " ", "@"]) expect(personIdTyped(typed, people)).toBe(null);
  expect(personIdTyped("ANA2@practice.example ", people)).toBe("3");
});

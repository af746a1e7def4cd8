import { expect, test } from "vitest";
import { parseForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { rosterSchema } from "./roster-form.ts";

function read(people: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ asOf: "2026-07-01", key: "a roster of 2026", people })) {
    form.set(name, value);
  }
  const submission = parseForm(form, rosterSchema());
  return submission.status === "success" ? submission.value.people : submission.error?.people;
}

test.each([
  ["18", 18],
  [" 1,200 ", 1_200],
  ["100,000", 100_000],
  ["", undefined],
])("the number of people typed as %j is %j", (typed, people) => expect(read(typed)).toBe(people));

test.each(["0", "100,001", "12.5", "-3", "1e3", "0x10", "about 20"])("%j is no number of people", (typed) =>
  expect(read(typed)).toEqual([m.rosterPeopleWrong()]),
);

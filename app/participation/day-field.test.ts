import { expect, test } from "vitest";
import * as m from "#app/messages/catalog.ts";
import { commitmentSchema } from "./commitments/commitment-form.ts";
import { entrySchema } from "./needs/register-form.ts";
import { periodSchema } from "./periods/period-form.ts";
import { rosterSchema } from "./rosters/roster-form.ts";

const schemas = {
  startsOn: periodSchema(),
  endsOn: periodSchema(),
  asOf: rosterSchema(),
  dueOn: commitmentSchema(),
  happenedOn: entrySchema("needs"),
};

test.each(Object.entries(schemas))("%s is a day of this century", (field, schema) => {
  const said = (day: string) =>
    schema
      .safeParse({ [field]: day })
      .error?.issues.filter(({ path }) => path[0] === field)
      .map(({ message }) => message) ?? [];
  expect(said("2026-07-01")).toEqual([]);
  expect(said("0026-07-01")).toEqual([m.participationDayFar()]);
  expect(said("9999-12-31")).toEqual([m.participationDayFar()]);
  expect(said("2026-02-30")).toContain(m.participationDayWrong());
});

import { expect, test } from "vitest";
import { attendanceSchema, entriesOf } from "./attendance-form.ts";

const read = (fields: Record<string, string>) =>
  attendanceSchema(["ana"], 90).safeParse({ key: "a key for the form", "state-ana": "late", ...fields });

test.each([
  ["late", { "late-ana": "89" }],
  ["late and gone early", { "late-ana": "45", "early-ana": "44" }],
  ["late by nobody knows how much", {}],
  ["there, with minutes of an earlier entry that the form hides", { "state-ana": "present", "late-ana": "500" }],
])("a person may be %s", (_, fields) => {
  expect(read(fields).success).toBe(true);
});

test.each([
  ["late by the whole session", { "late-ana": "90" }, "late-ana"],
  ["late by a slip", { "late-ana": "500" }, "late-ana"],
  ["gone before it began", { "state-ana": "left_early", "early-ana": "100" }, "early-ana"],
  ["late and gone early by more than all of it", { "late-ana": "50", "early-ana": "50" }, "late-ana"],
])("a person who came was not %s", (_, fields, field) => {
  expect(read(fields).error?.issues).toMatchObject([{ path: [field], message: expect.stringContaining("90 minutes") }]);
});

test("minutes count for those who came late or left early only", () => {
  const entries = (state: string) => entriesOf({ "state-ana": state, "late-ana": 12 }, ["ana"]);
  expect(entries("late")).toMatchObject([{ lateMinutes: 12 }]);
  expect(entries("present")).toMatchObject([{ lateMinutes: null }]);
});

import { expect, test } from "vitest";
import { type AdministratorGrant, isLastAdministrator } from "./last-administrator.ts";

const grant = (personId: string, more: Partial<AdministratorGrant> = {}): AdministratorGrant => ({
  ...{ id: `${personId}'s role`, personId, endsAt: null, isLeaving: false },
  ...more,
});
const ana = grant("ana");
const isAna = ({ personId }: AdministratorGrant) => personId === "ana";
const nextWeek = new Date("2026-12-05");

test.each<[string, AdministratorGrant[], boolean]>([
  ["nobody else", [ana], true],
  ["somebody without an end", [ana, grant("bea")], false],
  ["somebody whose role ends in a week", [ana, grant("bea", { endsAt: nextWeek })], true],
  ["somebody who is leaving", [ana, grant("bea", { isLeaving: true })], true],
  ["a second role of the same person", [ana, grant("ana", { id: "another" })], true],
  ["one of each", [ana, grant("bea", { endsAt: nextWeek }), grant("cora")], false],
])("an administrator beside %s", (_, grants, isLast) => {
  expect(isLastAdministrator(grants, isAna)).toBe(isLast);
});

test("a person without the role is never the last administrator", () => {
  expect(isLastAdministrator([grant("bea", { endsAt: nextWeek })], isAna)).toBe(false);
  expect(isLastAdministrator([], isAna)).toBe(false);
});

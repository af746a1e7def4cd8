import { expect, test } from "vitest";
import { languageToType } from "./language.ts";
import { problemsOfRegistration, runChangeSchema } from "./run-form.ts";

const typed = (fields: Record<string, string>) =>
  runChangeSchema().safeParse({ title: "Logic models", format: "online", capacity: "9", ...fields });

test.each([
  ["", ["en"]],
  ["en, so, vi", ["en", "so", "vi"]],
  ["English, Somali", ["en", "so"]],
  ["English and somali", ["en", "so"]],
  ["English Spanish", ["en", "es"]],
  ["Somali; SO / so", ["so"]],
  ["Haitian Creole, American Sign Language", ["ht", "ase"]],
  ["zh-Hant", ["zh"]],
])("the languages of %j are those that people meant", (languages, codes) => {
  expect(typed({ languages }).data).toMatchObject({ languages: codes });
});

test("a word that is no language is named rather than dropped or kept as one", () => {
  const [issue] = typed({ languages: "English, Elvish" }).error?.issues ?? [];
  expect(issue).toMatchObject({ path: ["languages"], message: expect.stringContaining("“Elvish”") });
});

test.each(["en", "so", "som", "ase", "quc", "zh"])("what a form shows for %s can be sent again as it is", (code) => {
  expect(typed({ languages: languageToType(code) }).data).toMatchObject({ languages: [code] });
});

test("registration opens before it closes and before the training begins", () => {
  const run = { firstDay: "2027-03-10" };
  expect(problemsOfRegistration({ opensOn: "2027-02-01", closesOn: "2027-03-01" }, run)).toBeNull();
  expect(problemsOfRegistration({ opensOn: "2027-03-10" }, run)).toBeNull();
  expect(problemsOfRegistration({ opensOn: "2027-03-11" }, run)).toHaveProperty("opensOn");
  expect(problemsOfRegistration({ opensOn: "2027-03-02", closesOn: "2027-03-01" }, run)).toHaveProperty("closesOn");
});

test("a run that is planned has no days that are over, unless it is over itself or was planned before", () => {
  const planned = { firstDay: "2027-03-10", today: "2027-02-01" };
  expect(problemsOfRegistration({ closesOn: "2026-03-01" }, planned)).toHaveProperty("closesOn");
  expect(problemsOfRegistration({ cancelBy: "2026-03-01" }, planned)).toHaveProperty("cancelBy");
  expect(problemsOfRegistration({ closesOn: "2027-02-01", cancelBy: "2027-02-01" }, planned)).toBeNull();
  expect(problemsOfRegistration({ cancelBy: "2026-03-01" }, { ...planned, today: "2027-03-11" })).toBeNull();
  expect(problemsOfRegistration({ cancelBy: "2026-03-01" }, { firstDay: "2027-03-10" })).toBeNull();
});

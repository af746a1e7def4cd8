import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { problemOfLength } from "./text-length.ts";
import { isSecretField, sendableFields, typedWordsIn } from "./typed-words.ts";

const form = (fields: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

test("what was typed is shown whole, and nothing that programs or secrets put into a form", () => {
  const id = "6f1c0c5e-93d4-4a2e-8f53-0d1f7f0c7a11";
  const fields: [string, string][] = [
    ["person", id],
    ["organization", id],
    ["writer", "abc"],
    ["newPassword", "river otters"],
    ["offer", "sealed"],
    ["token", "secret"],
    ["text", "One.\nTwo."],
    ["reason", "  "],
    ["observations", "23 of 40"],
  ];
  expect(typedWordsIn(form(fields))).toEqual(["One.\nTwo.", "23 of 40"]);
});

const secretField = /<PasswordField\b|type="password"|autoComplete="(?:one-time-code|(?:current|new)-password)"/;

test("every field for a password or a code is known by its name, so that no page shows it again and no device keeps it", () => {
  const names = globSync("app/**/*.tsx").flatMap((file) =>
    (readFileSync(file, "utf8").match(/<[A-Za-z]+\s[^<>]*/g) ?? [])
      .filter((tag) => secretField.test(tag))
      .flatMap((tag) => /\bname="([^"]+)"/.exec(tag)?.[1] ?? []),
  );
  expect(names.length).toBeGreaterThan(12);
  expect(names.filter((name) => !isSecretField(name))).toEqual([]);
});

test("a form is sent again only as the person whose it is, and never with a secret or without its file", () => {
  const text: [string, string] = ["text", "Mine."];
  expect(sendableFields(form([text]))).toBeNull();
  expect(sendableFields(form([["person", "ana"], ["code", "1"], text]))).toBeNull();
  expect(sendableFields(form([["person", "ana"], text]))).toEqual([["person", "ana"], text]);
  const withFile = form([["person", "ana"], text]);
  withFile.append("file", new File([], ""));
  expect(sendableFields(withFile)).toEqual([["person", "ana"], text]);
  withFile.append("file", new File(["a,b"], "table.csv"));
  expect(sendableFields(withFile)).toBeNull();
});

test.each([
  ["x".repeat(5), null],
  ["👍🏿".repeat(2), null],
  ["a\r\nb\r\nc", null],
  ["é".normalize("NFD").repeat(3), /6 characters.*1 more than the limit of 5/],
  ["漢".repeat(5_006), /5,006 characters.*5,001 more than the limit of 5/],
])("characters are counted as the database counts them: %#", (text, problem) => {
  if (problem === null) expect(problemOfLength(text, 5)).toBeNull();
  else expect(problemOfLength(text, 5)).toMatch(problem);
});

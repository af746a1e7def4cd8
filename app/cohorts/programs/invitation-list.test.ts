import { expect, test } from "vitest";
import { readInvitationList, remainingList } from "./invitation-list.ts";

const read = (text: string) => {
  const list = readInvitationList(text);
  return list === "too_many" ? [] : list.map(({ email, name, state }) => [email, name, state]);
};
const problemOf = (text: string) => {
  const list = readInvitationList(text);
  return list === "too_many" ? list : list.map(({ problem }) => problem).join(" ");
};

test.each([
  [
    "ana@example.org, Bea Tran <bea@example.org>; ANA@example.org\nmailto:c@d.example",
    [
      ["ana@example.org", null, "new"],
      ["bea@example.org", "Bea Tran", "new"],
      ["ANA@example.org", null, "twice"],
      ["c@d.example", null, "new"],
    ],
  ],
  [
    "\"Reyes, Ana\" <ana@example.org>; 'Bea Tran' <bea@example.org>",
    [
      ["ana@example.org", "Ana Reyes", "new"],
      ["bea@example.org", "Bea Tran", "new"],
    ],
  ],
  [
    "ana@example.org bea@example.org",
    [
      ["ana@example.org", null, "new"],
      ["bea@example.org", null, "new"],
    ],
  ],
  ["Ana Reyes ana@example.org", [["ana@example.org", "Ana Reyes", "new"]]],
  ["Ana Reyes,ana@example.org,Heron Elementary", [["ana@example.org", "Ana Reyes", "new"]]],
  ["“ana@example.org”", [["ana@example.org", null, "new"]]],
  ["(ana@example.org).", [["ana@example.org", null, "new"]]],
  ["ana@bücher.example", [["ana@xn--bcher-kva.example", null, "new"]]],
  [
    '\uFEFFFirst name\tLast name\tSchool\tE-mail\r\nAna\tReyes\tHeron\tana@example.org\r\n\r\n"Bea"\t"O""Tran"\tHeron\tbea@example.org',
    [
      ["ana@example.org", "Ana Reyes", "new"],
      ["bea@example.org", 'Bea O"Tran', "new"],
    ],
  ],
  [
    "Name;Work email;Personal email\nReyes, Ana;ana@example.org;ana@home.example",
    [["ana@example.org", "Ana Reyes", "new"]],
  ],
])("%j is read", (text, people) => expect(read(text)).toEqual(people));

test.each([
  ["Ana Reyes", "There is no address in this row."],
  ["Ana\t\nEmail\nana@example.org", "There is no address in this row."],
  ["ana@", "not whole"],
  ["@example.org", "not whole"],
  ["ana@@example.org", "more than one @"],
  ["Ana\tana@example.org,bea@example.org", "more than one @"],
  ["Name\tEmail\nAna\tana at example.org", "no @"],
  ["ana@example", "no point"],
  ["ana reyes@exam ple.org", "a space"],
  ["аna@example.org", "“а”"],
  ["ana@exa\u0000mple.org", "cannot be read"],
  [`${"a".repeat(250)}@example.org`, "too long"],
  ["=cmd()\tana@example.org", "formula"],
  ["Name\tEmail\nAna\t", "There is no address in this row."],
])("%j is explained", (text, problem) => expect(problemOf(text)).toContain(problem));

test("each faulty row of a long list is named by its number, and the others can be sent without it", () => {
  const row = (at: number) => (at % 50 === 7 ? `Person ${at}\tperson${at}@` : `Person ${at}\tperson${at}@example.org`);
  const text = ["Name\tEmail", ...Array.from({ length: 400 }, (_, at) => row(at + 2))].join("\n");
  const list = readInvitationList(text);
  if (list === "too_many") throw new Error(list);
  const wrong = list.filter(({ state }) => state === "wrong");
  expect(wrong.map(({ line }) => line)).toEqual([7, 57, 107, 157, 207, 257, 307, 357]);
  expect(list.filter(({ state }) => state === "new")).toHaveLength(392);
  expect(remainingList(text, wrong.slice(0, 1))).toBe("Name\tEmail\nPerson 7\tperson7@");
  expect(remainingList(text, [])).toBe("");
  expect(readInvitationList("a@example.org\n".repeat(1001))).toBe("too_many");
});

test("who is in the cohort or was invited is told apart", () => {
  const known = new Map([
    ["ana@example.org", "member" as const],
    ["bea@example.org", "invited" as const],
  ]);
  const list = readInvitationList("Ana@example.org\nbea@example.org", known);
  expect(list).toMatchObject([{ state: "member" }, { state: "invited" }]);
});

test("endless marks and quotes are read in no time", () => {
  for (const part of [",", "<>", '"', ")", " ", "<>,", '",'])
    expect(read(`${part.repeat(100_000 / part.length)}a@`).every(([, , state]) => state === "wrong")).toBe(true);
});

import { expect, test } from "vitest";
import { readPastedRoster } from "./roster.ts";

test("a person who is on a list three times is one person", () => {
  const list = "Ana Reyes <ana@river.example>\nANA@river.example\nReyes, Ana; ana@river.example";
  expect(readPastedRoster(list)).toEqual({ people: 1, emails: ["ana@river.example"] });
});

test("names without an address are told apart by their letters alone", () => {
  expect(readPastedRoster("Bea Tran\r\nbea  tran\n\n, ;\n12\nFemi Adeyemi").people).toBe(2);
});

test("a name with an address and the same name without one are one person, two addresses are two", () => {
  expect(readPastedRoster("Ana Reyes\nana reyes, ana@river.example\nAna  Reyes;").people).toBe(1);
  expect(readPastedRoster("Ana Reyes ana@river.example\nAna Reyes a.reyes@river.example\nAna Reyes").people).toBe(2);
});

test("an empty list has nobody", () => {
  expect(readPastedRoster(" \n\n")).toEqual({ people: 0, emails: [] });
});

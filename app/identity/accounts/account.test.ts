import { expect, test } from "vitest";
import { profileSchema } from "./account.ts";

const schema = profileSchema();
const nameFrom = (name: string) => schema.safeParse({ name, timeZone: "Pacific/Guam", language: "en" }).data?.name;

test.each([
  ["  Ana Reyes ", "Ana Reyes"],
  ["Ana\u0000Reyes\u0000", "Ana Reyes"],
  ["Ana\r\nBcc: everyone@maple.example", "Ana Bcc: everyone@maple.example"],
  ["Nguyễn Thị Minh Khai", "Nguyễn Thị Minh Khai"],
])("the name %j is one line: %j", (typed, kept) => expect(nameFrom(typed)).toBe(kept));

test.each(["", "   ", "\u0000", "a".repeat(121)])("%j is no name", (typed) => expect(nameFrom(typed)).toBeUndefined());

import { describe, expect, test } from "vitest";
import { isOvertaken, savingFor } from "./reflection.ts";

const noon = new Date("2026-11-23T12:00:00Z");
const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const newest = { text: "The mean hides two groups.", writer: "phone", savedAt: noon, promptVersion: "1", revision: 3 };
const longer = { text: "The mean hides two groups. Why?", writer: "phone", promptVersion: "1" };

describe("a save", () => {
  test("writes on in the version that its page began", () => {
    expect(savingFor(newest, longer, minutesLater(9))).toBe("extend");
  });

  test.each([
    ["after ten minutes", newest, longer, minutesLater(10)],
    ["from another page", newest, { ...longer, writer: "laptop" }, minutesLater(1)],
    ["to another wording of the question", newest, { ...longer, promptVersion: "2" }, minutesLater(1)],
    ["that cuts most of the text", newest, { ...longer, text: "The mean" }, minutesLater(1)],
    ["that clears it", newest, { ...longer, text: "" }, minutesLater(1)],
    ["that is the first", null, longer, noon],
  ])("%s is a version of its own", (_, before, save, now) => expect(savingFor(before, save, now)).toBe("append"));

  test("of the same text changes nothing", () => {
    expect(savingFor(newest, { ...newest, writer: "laptop" }, minutesLater(60))).toBe("nothing");
  });

  test("is overtaken when another page's newer words were there", () => {
    expect(isOvertaken(newest, { writer: "laptop", base: 2 })).toBe(true);
    expect(isOvertaken(newest, { writer: "laptop", base: 3 })).toBe(false);
    expect(isOvertaken(newest, { writer: "phone", base: 0 })).toBe(false);
    expect(isOvertaken(null, { writer: "laptop", base: 0 })).toBe(false);
  });
});

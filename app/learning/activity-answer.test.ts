import { describe, expect, it } from "vitest";
import { type ActivityDefinition, placesOf } from "#app/catalog/activity.ts";
import { longestNotes } from "./answer-lengths.ts";
import { parseResponse } from "./response.ts";

const choice = { label: "Late buses", type: "choice" as const, options: placesOf(2) };
const mixed: ActivityDefinition = {
  kind: "activity",
  component: "WhyChain",
  question: "Why?",
  fields: [
    { id: "control", ...choice },
    { id: "seen", label: "Seen it", type: "mark" },
    { id: "why", label: "Why", type: "text" },
  ],
};
const ranking: ActivityDefinition = {
  ...mixed,
  fields: [
    { id: "a", ...choice },
    { id: "b", ...choice },
  ],
  isRanking: true,
};

function parse(definition: ActivityDefinition, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return parseResponse(definition, form);
}

describe("an activity's form", () => {
  it("keeps what was given, in the author's order, and leaves out the rest", () => {
    expect(parse(mixed, { "field:why": " The bus \r\n", "field:control": "2", "field:unknown": "x" })).toEqual({
      kind: "activity",
      fields: { control: "2", why: "The bus" },
    });
  });

  it("refuses what nobody could have chosen", () => {
    expect(parse(mixed, { "field:control": "3" })).toEqual({ refusal: "unknown-choice" });
    expect(parse(mixed, { "field:seen": "on" })).toEqual({ refusal: "unknown-choice" });
  });

  it("asks for something, unless nothing is an answer too", () => {
    expect(parse(mixed, { "field:why": "  " })).toEqual({ refusal: "write-something" });
    expect(parse({ ...mixed, canBeEmpty: true }, {})).toEqual({ kind: "activity", fields: {} });
  });

  it("ranks each thing once", () => {
    expect(parse(ranking, { "field:a": "2", "field:b": "1" })).toMatchObject({ fields: { a: "2", b: "1" } });
    expect(parse(ranking, { "field:a": "1", "field:b": "1" })).toEqual({ refusal: "order-all" });
    expect(parse(ranking, { "field:a": "1" })).toEqual({ refusal: "order-all" });
  });

  it("limits all that is written together", () => {
    expect(parse(mixed, { "field:why": "x".repeat(longestNotes) })).toMatchObject({ kind: "activity" });
    expect(parse(mixed, { "field:why": "x".repeat(longestNotes + 1) })).toEqual({ refusal: "too-long" });
  });
});

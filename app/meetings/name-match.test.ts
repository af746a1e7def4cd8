import { describe, expect, test } from "vitest";
import { matchParticipant } from "./name-match.ts";

describe("matching names", () => {
  const people = [
    { personId: "ana", name: "Ana Reyes", email: "ana@maple.example" },
    { personId: "bea", name: "Bea Trần", email: "bea@maple.example" },
    { personId: "ben", name: "Ben Trần", email: "ben@maple.example" },
  ];
  test.each([
    ["Somebody", null, "BEA@maple.example".toLowerCase(), "bea"],
    ["ana reyes", null, null, "ana"],
    ["Reyes, Ana", null, null, "ana"],
    ["Ana María Reyes", null, null, "ana"],
    ["Bea Tran", null, null, "bea"],
    ["iPhone", "Ana Reyes", null, "ana"],
    ["Ana's iPhone", null, null, "ana"],
    ["Ana R.", null, null, "ana"],
    ["B Tran", null, null, null],
    ["Tran", null, null, null],
    ["Noor", null, null, null],
  ])("%s (%s, %s) is %s", (name, originalName, email, personId) =>
    expect(matchParticipant({ name, originalName, email }, people)).toBe(personId),
  );
});

import { expect, test } from "vitest";
import { addressesIn } from "./invitation.ts";

test("addresses stand on lines or between commas, each counts once, and others are named", () => {
  expect(addressesIn("Ana@Maple.example, bea@maple.example;\n<ana@maple.example>  nobody\n")).toEqual({
    addresses: ["ana@maple.example", "bea@maple.example"],
    wrong: ["nobody"],
  });
});

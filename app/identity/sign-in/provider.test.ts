import { describe, expect, test } from "vitest";
import { isOfItsDirectory, otherAccountFrom } from "./provider.ts";

const claims = { iss: "https://login.example.org", sub: "7", email: "ana@maple.example", name: "Ana Reyes" };
const isVerified = (provider: string, more: Record<string, unknown>) =>
  otherAccountFrom(provider, { ...claims, ...more })?.isEmailVerified;

describe("an address is taken from a provider's word", () => {
  test.each([
    ["oidc", { email_verified: true }, true],
    ["oidc", { email_verified: "true" }, false],
    ["oidc", { email_verified: 1 }, false],
    ["oidc", {}, false],
    ["oidc", { xms_edov: true }, false],
    ["google", { email_verified: true, hd: "maple.example" }, true],
    ["google", { email_verified: true, email: "ana@gmail.com" }, true],
    ["google", { email_verified: true }, false], // it may have changed owners since
    ["google", { email_verified: false, hd: "maple.example" }, false],
    ["google", { email_verified: true, email: "ana@gmail.com.evil.example" }, false],
    ["microsoft", { email_verified: true }, false], // an administrator may have entered any address
    ["microsoft", { xms_edov: true }, true],
    ["microsoft", { xms_edov: "1" }, true],
    ["microsoft", { xms_edov: false }, false],
  ])("of %s with %j: %s", (provider, more, expected) => expect(isVerified(provider, more)).toBe(expected));
});

test.each([undefined, null, 7, "", "ana", "ana@maple@example", "a\r\nb@maple.example", `${"a".repeat(250)}@b.example`])(
  "%j is no address, and nothing vouches for it",
  (email) =>
    expect(otherAccountFrom("oidc", { ...claims, email, email_verified: true })).toMatchObject({
      email: null,
      isEmailVerified: false,
    }),
);

test.each([{ sub: undefined }, { sub: "" }, { sub: 7 }, { sub: "x".repeat(256) }, { iss: null }])(
  "%j is nobody",
  (wrong) => expect(otherAccountFrom("oidc", { ...claims, ...wrong })).toBeNull(),
);

describe("Microsoft signs for every directory with one key", () => {
  const directory = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  const of = (tid: unknown, iss = `https://login.microsoftonline.com/${directory}/v2.0`) =>
    isOfItsDirectory("microsoft", { tid, iss });
  test("so its word names the directory as its issuer", () => {
    expect(of(directory)).toBe(true);
    expect(of("9188040d-6c67-4b5b-b112-36a304b66dad")).toBe(false);
    expect(of(undefined, "https://login.microsoftonline.com/undefined/v2.0")).toBe(false);
    expect(of("organizations", "https://login.microsoftonline.com/organizations/v2.0")).toBe(false);
    expect(of(directory, `https://evil.example/${directory}/v2.0`)).toBe(false);
  });
});

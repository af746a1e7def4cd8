import fc from "fast-check";
import { expect, test } from "vitest";
import { canRemoveSignInMethod, countSignInMethods, type SignInMethods } from "./sign-in-methods.ts";

const none: SignInMethods = { password: false, mail: false, passkeys: 0, connected: 0 };

test.each([
  ["password", { ...none, password: true }, false],
  ["password", { ...none, password: true, mail: true }, true],
  ["password", { ...none, password: true, passkeys: 1 }, true],
  ["passkey", { ...none, passkeys: 1 }, false],
  ["passkey", { ...none, passkeys: 2 }, true],
  ["connected", { ...none, connected: 1 }, false],
  ["connected", { ...none, connected: 1, password: true }, true],
] as const)("taking away a %s from %j: %s", (what, ways, expected) =>
  expect(canRemoveSignInMethod(ways, what)).toBe(expected),
);

test("one sign-in method remains after any removals", () => {
  const ways = fc.record({ password: fc.boolean(), mail: fc.boolean(), passkeys: fc.nat(3), connected: fc.nat(3) });
  const wishes = fc.array(fc.constantFrom("password", "passkey", "connected"), { maxLength: 12 });
  fc.assert(
    fc.property(ways, wishes, (start, wishes) => {
      fc.pre(countSignInMethods(start) > 0);
      const left = { ...start };
      for (const what of wishes) {
        if (!canRemoveSignInMethod(left, what)) continue;
        if (what === "password") left.password = false;
        else if (what === "passkey") left.passkeys = Math.max(0, left.passkeys - 1);
        else left.connected = Math.max(0, left.connected - 1);
      }
      expect(countSignInMethods(left)).toBeGreaterThan(0);
    }),
  );
});

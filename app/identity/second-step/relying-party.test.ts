import { expect, test } from "vitest";
import { namedAddress, relyingPartyAt } from "./relying-party.ts";

test.each([
  ["https://practice.example.org/sign-in", { id: "practice.example.org", origin: "https://practice.example.org" }],
  ["https://practice.example.org:8443/", { id: "practice.example.org", origin: "https://practice.example.org:8443" }],
  ["http://localhost:3000/sign-in", { id: "localhost", origin: "http://localhost:3000" }],
  ["http://practice.example.org/", null],
  ["http://127.0.0.1:3000/", null],
  ["https://203.0.113.7/", null],
  ["https://[::1]:3000/", null],
])("passkeys at %s are for %j", (address, party) => expect(relyingPartyAt(address)).toEqual(party));

test.each([
  ["http://127.0.0.1:3000/settings/passkeys?added", "http://localhost:3000/settings/passkeys?added"],
  ["http://[::1]:3000/", "http://localhost:3000/"],
  ["http://203.0.113.7/", null],
  ["https://practice.example.org/", null],
])("%s under this computer's name is %s", (address, named) => expect(namedAddress(address)).toBe(named));

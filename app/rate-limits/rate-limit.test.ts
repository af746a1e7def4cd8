import { expect, test } from "vitest";
import { counterEverywhere, countersFor, networkOf } from "./rate-limit.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0db8:0000:0001:ffff:ffff:ffff:ffff", "2001:db8:0:1::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["", "unknown"],
])("%s is counted as %s", (address, network) => expect(networkOf(address)).toBe(network));

test("one account from two addresses is two counters, so nobody is locked out from elsewhere", () => {
  const keys = (address: string) => countersFor("signIn", "Amina@maple.example ", address).map(({ key }) => key);
  expect(keys("203.0.113.7")).toEqual([
    "signIn account amina@maple.example from 203.0.113.7",
    "signIn address 203.0.113.7",
  ]);
  expect(keys("203.0.113.8").filter((key) => keys("203.0.113.7").includes(key))).toEqual([]);
});

test("an address that is not known is no counter of its own, or one person could lock out everybody", () => {
  expect(countersFor("signUp", "amina@maple.example", "unknown")).toHaveLength(1);
});

test("a device that its owner used before is counted alone: neither its network nor anybody elsewhere keeps it out", () => {
  const own = countersFor("signIn", "amina@maple.example", "203.0.113.7", "her laptop").map(({ key }) => key);
  expect(own).toEqual(["signIn account amina@maple.example on her laptop"]);
  const others = [
    ...countersFor("signIn", "amina@maple.example", "203.0.113.7"),
    counterEverywhere("signIn", "amina@maple.example"),
  ];
  expect(others.map(({ key }) => key)).not.toContain(own[0]);
});

test("all other browsers are one counter for an account, wherever they are and however they spell it", () => {
  expect(counterEverywhere("mailCode", " Amina@Maple.example")).toEqual(
    counterEverywhere("mailCode", "amina@maple.example"),
  );
});

import { expect, test } from "vitest";
import { asciiDomainOf, readableAddress } from "./readable-email.server.ts";
import { asciiAddress } from "./typed-email.ts";

test.each(["jose@müller.example", "ana@школа.example", "bea@sub.日本.example", "o'hara@maple.example"])(
  "%s is stored in ASCII and read as it was typed",
  (typed) => {
    const stored = asciiAddress(typed);
    expect(stored).toMatch(/^[\0-\x7F]+$/);
    expect(readableAddress(stored)).toBe(typed);
  },
);

test("a domain with other letters is named in ASCII, so that look-alikes show", () => {
  expect(asciiDomainOf(asciiAddress("ana@mаple.example"))).toBe("xn--mple-53d.example"); // a Cyrillic "а"
  expect(asciiDomainOf("ana@maple.example")).toBeNull();
});

test.each(["", "nobody", "ana@xn--a.example", "a@xn--zzzzzzzz99999.example"])("%j stays readable", (email) =>
  expect(readableAddress(email)).toBe(email),
);

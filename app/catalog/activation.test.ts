import { expect, test } from "vitest";
import { isToActivate } from "./activation.ts";

const a = { hash: "a1", sourceHash: "a" };
const newA = { hash: "a2", sourceHash: "a" };
const b = { hash: "b1", sourceHash: "b" };

test.each([
  ["the first content of a database", { own: a, brought: null, current: null, known: [] }, true],
  ["what is current already", { own: a, brought: null, current: a, known: [a] }, false],
  ["a new machine with content that nobody brought yet", { own: b, brought: null, current: a, known: [a] }, true],
  ["a new machine with content of long ago", { own: a, brought: null, current: b, known: [a] }, false],
  ["a new machine with a new compiler", { own: newA, brought: null, current: a, known: [a] }, true],
  ["a new machine with a new compiler and old words", { own: newA, brought: null, current: b, known: [a] }, false],
  ["the second start after another machine brought its own", { own: a, brought: a, current: b, known: [a] }, false],
  ["a folder that changed", { own: b, brought: a, current: a, known: [] }, true],
  ["a folder that changed back", { own: a, brought: b, current: b, known: [a] }, true],
  ["a new compiler on the current words", { own: newA, brought: a, current: a, known: [a] }, true],
  ["a new compiler on words that another machine replaced", { own: newA, brought: a, current: b, known: [a] }, false],
  ["a machine that still has the old compiler", { own: a, brought: a, current: newA, known: [a, newA] }, false],
])("%s", (_, known, expected) => expect(isToActivate(known)).toBe(expected));

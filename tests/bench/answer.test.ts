import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { faultOf, isSameAnswer } from "./answer.ts";

const expected = { status: 200, texts: ["Lesson 3 of course 7", "Learner 12"] };
const page = "<h1>Lesson 3 of course 7</h1><p>Learner 12</p>";
const plain = { status: 200, encoding: "", body: Buffer.from(page) };
const compressed = { status: 200, encoding: "br", body: brotliCompressSync(page) };

test("finds nothing wrong with the expected page, compressed or not", () => {
  expect(faultOf(plain, expected)).toBeNull();
  expect(faultOf(compressed, expected)).toBeNull();
});

test("names a redirect by its status and ignores its body", () => {
  expect(faultOf({ ...plain, status: 302 }, expected)).toBe("status 302");
  expect(faultOf({ ...compressed, status: 503 }, expected)).toBe("status 503");
});

test("names the first text that is missing, as on the page of a signed-out visitor", () => {
  const stranger = { ...compressed, body: brotliCompressSync("<h1>Lesson 3 of course 7</h1><a>Sign in</a>") };
  expect(faultOf(stranger, expected)).toBe('no "Learner 12" in the body');
  expect(faultOf({ ...plain, body: Buffer.alloc(0) }, expected)).toBe('no "Lesson 3 of course 7" in the body');
});

test("names a body that it cannot read: cut short, or in a coding that nobody asked for", () => {
  expect(faultOf({ ...compressed, body: compressed.body.subarray(0, 9) }, expected)).toBe("body not readable as br");
  expect(faultOf({ ...plain, encoding: "gzip", body: gzipSync(page) }, expected)).toBe("body not readable as gzip");
});

test("tells answers apart by any part", () => {
  expect(isSameAnswer(plain, { ...plain, body: Buffer.from(page) })).toBe(true);
  for (const other of [{ status: 302 }, { encoding: "br" }, { body: Buffer.from(`${page} `) }])
    expect(isSameAnswer(plain, { ...plain, ...other })).toBe(false);
});

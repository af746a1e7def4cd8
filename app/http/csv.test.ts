import { expect, test } from "vitest";
import { csvHeadings, csvLine } from "./csv.ts";

test("cells are quoted where they must be, and no spreadsheet computes one", () => {
  expect(csvLine(["Ana", 'said "hi", twice', "two\nlines", null, 7])).toBe(
    'Ana,"said ""hi"", twice","two\nlines",,7\r\n',
  );
  for (const start of ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t"])
    expect(csvLine([`${start}1+1`])).toBe(`'${start}1+1\r\n`);
  expect(csvLine(['=HYPERLINK("x")'])).toBe(`"'=HYPERLINK(""x"")"\r\n`);
});

test("the first line of a file has the mark of UTF-8", () => {
  expect([...new TextEncoder().encode(csvHeadings(["Año", "n"]))]).toEqual([
    ...[0xef, 0xbb, 0xbf],
    ...new TextEncoder().encode("Año,n\r\n"),
  ]);
});

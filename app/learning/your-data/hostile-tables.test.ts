import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  expected,
  inline,
  read,
  row,
  schoolSheet,
  sheetOf,
  shown,
  why,
  withClaimedSizes,
  xlsx,
} from "#tests/learning/own-tables.ts";

describe("hostile and broken files", () => {
  it("keeps words that would be code as words, and names of objects as names", () => {
    const hostile = ["<script>alert(1)</script>", "__proto__", "constructor", "@SUM(1+1)", "{{7*7}}"];
    const text = `__proto__\ttoString\n${hostile.map((cell) => `${cell}\tyes\n`.repeat(12)).join("")}${"a\tno\n".repeat(12)}`;
    const table = read(text);
    expect(table.cube.groupings[0]?.categories).toEqual(
      expect.arrayContaining(["<script>alert(1)</script>", "__proto__"]),
    );
    expect(Object.getPrototypeOf(table)).toBe(Object.prototype);
  });

  it("cuts endless cells, drops control characters, and reads a quote that never ends", () => {
    const long = "x".repeat(100_000);
    const table = read(`Ride,Late\n${`${long},yes\n`.repeat(12)}${"bus\u0000\u202e,no\n".repeat(12)}`);
    expect(Math.max(...(table.cube.groupings[0]?.categories ?? []).map((each) => each.length))).toBeLessThanOrEqual(
      200,
    );
    expect(table.cube.groupings[0]?.categories).toContain("bus");
    expect(["read", "no table", "nothing"]).toContain(why('Ride,Late\n"bus,yes\nwalk,no\n'));
  });

  it("says why a file cannot be read", () => {
    expect(why({ bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]) })).toBe("old format");
    expect(why({ bytes: strToU8("%PDF-1.7 …") })).toBe("not a table");
    expect(why({ bytes: new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]) })).toBe("damaged");
    expect(why({ bytes: zipSync({ "word/document.xml": strToU8("<w/>") }) })).toBe("damaged");
    expect(why("")).toBe("no table");
    expect(why("Only a heading,and another")).toBe("no table");
    expect(why("School,Enrolled,Present\nAlder,9000000,3\nBirch,80,4")).toBe("too many");
  });

  it("unpacks no bomb, resolves no entity, and follows no sheet outside", () => {
    const bomb = xlsx(schoolSheet);
    expect(why({ bytes: withClaimedSizes(bomb.bytes, 900_000_000) })).toBe("too large");
    const entity = xlsx(
      `<!DOCTYPE x [<!ENTITY e "secret">]>${sheetOf(row(inline("Ride"), inline("Late")), ...Array.from({ length: 24 }, (_, at) => row(inline(at % 2 ? "&e;" : "bus"), inline(at % 3 ? "yes" : "no"))))}`,
    );
    expect(JSON.stringify(read(entity))).not.toContain("secret");
    const outside = xlsx(schoolSheet, {
      "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="../../etc/passwd"/></Relationships>`,
    });
    expect(why(outside)).toBe("damaged");
  });

  it("lets a person choose the sheet, and leaves hidden ones alone", () => {
    const book = xlsx(sheetOf(), {
      "xl/workbook.xml": `<workbook><sheets><sheet name="Notes" r:id="rId1"/><sheet name="Old" state="hidden" r:id="rId2"/><sheet name="Fall &amp; winter" r:id="rId3"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships>${[1, 2, 3].map((at) => `<Relationship Id="rId${at}" Target="/xl/worksheets/sheet${at}.xml"/>`).join("")}</Relationships>`,
      "xl/worksheets/sheet2.xml": `<worksheet>${sheetOf(row(inline("Hidden")))}</worksheet>`,
      "xl/worksheets/sheet3.xml": `<worksheet>${schoolSheet}</worksheet>`,
    });
    expect(read(book).sheets).toEqual(["Notes", "Fall & winter"]);
    expect(shown(read(book, { sheet: "Fall & winter" }), "Present", "School")).toEqual(expected);
  });
});

import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  expected,
  inline,
  joined,
  names,
  number,
  read,
  row,
  schoolSheet,
  schools,
  sheetOf,
  shown,
  why,
  xlsx,
} from "#tests/learning/own-tables.ts";

/** Shapes that three libraries, two spreadsheet programs, report systems and surveys really write. */
describe("tables that programs write", () => {
  const titled = `${sheetOf(row(inline("Attendance, fall 2025")), row(inline("School"), inline("Enrolled"), inline("Present")), ...schools.slice(1).map(([name = "", all, here]) => row(inline(name), number(Number(all)), number(Number(here)))))}<mergeCells><mergeCell ref="A1:C1"/></mergeCells>`;

  it.each([
    ["a title merged over all columns", xlsx(titled)],
    ["a remark between the rows", joined(",").replace("Birch", "* Birch moved in October,,\nBirch")],
    [
      "apostrophes that mark text",
      joined(
        ",",
        schools.map((cells) => cells.map((cell) => `'${cell}`)),
      ),
    ],
    ["subtotals of each district", `${joined(",")}\nSubtotal,1400,1038\nGrand total,1400,1038`],
  ])("%s", (_, input) => expect(shown(read(input), "Present", "School")).toEqual(expected));

  it("a first sheet that only says what the workbook is", () => {
    const book = xlsx(sheetOf(row(inline("These numbers are invented."))), {
      "xl/workbook.xml": `<workbook><sheets><sheet name="Read me" r:id="rId1"/><sheet name="Data" r:id="rId2"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships>${[1, 2].map((at) => `<Relationship Id="rId${at}" Target="worksheets/sheet${at}.xml"/>`).join("")}</Relationships>`,
      "xl/worksheets/sheet2.xml": `<worksheet>${schoolSheet}</worksheet>`,
    });
    expect(shown(read(book), "Present", "School")).toEqual(expected);
    expect(read(book).sheets).toEqual(["Read me", "Data"]);
  });

  it("dates whose format stands at the column", () => {
    const rows = Array.from({ length: 40 }, (_, at) =>
      row(`<c><v>${45_931 + at}</v></c>`, inline(at % 2 ? "yes" : "no")),
    );
    const sheet = `<cols><col min="1" max="1" style="2"/></cols>${sheetOf(row(inline("Day"), inline("Late")), ...rows)}`;
    expect(Object.keys(shown(read(xlsx(sheet)), "Late", "Day"))).toEqual(["2025-10", "2025-11", "All"]);
  });

  it("percentages without a sign, and as fractions, under a heading that says percent", () => {
    const table = (shares: string[]) =>
      read(`School,Students,On time %\nAlder,120,${shares[0]}\nBirch,80,${shares[1]}\nCedar,200,${shares[2]}`);
    const want = { Alder: "75% of 120", Birch: "60% of 80", Cedar: "50% of 200", All: "60% of 400" };
    expect(shown(table(["75", "60", "50"]), "On time %", "School")).toEqual(want);
    expect(shown(table(["0.75", "0.6", "0.5"]), "On time %", "School")).toEqual(want);
  });

  it("a report with all students beside its groups counts nobody twice", () => {
    const lines = ["All Students,1400,54%", "Asian,500,61%", "White,600,55%", "Hispanic,300,50%"];
    const text = `Year,Level,District,Group,Count of students tested,Percent met\n${lines.map((line) => `2024,District,Made Up,${line}`).join("\n")}`;
    const table = read(text);
    expect(table.totals).toBe(1);
    expect(shown(table, "Percent met", "Group")).toMatchObject({ All: "56% of 1400", Asian: "61% of 500" });
  });

  it("a size with a remark in its heading, and a size that is an error", () => {
    expect(read('"School\nname","Enrolled\n(Oct 1)",Present\nAlder,120,90\nBirch,80,48').rowsAre).toMatchObject({
      size: "Enrolled (Oct 1)",
    });
    const broken = read("School,Enrolled,Present\nAlder,120,90\nBirch,#REF!,48\nCedar,1200,900\nDogwood,90,81");
    expect(shown(broken, "Present", "School")).toMatchObject({ Cedar: "75% of 1200", All: "76% of 1410" });
  });

  it("cells that the author withheld, at either end", () => {
    const table = read("Group,Students,Percent\nA,120,75%\nB,*,*\nC,<10,N<10\nD,80,≥95%\nE,60,<5%");
    expect([table.isAboutPeople, table.rowsAre]).toEqual([false, { kind: "groups", size: "Students" }]);
    expect(shown(table, "Percent", "Group").All).toBe("75% of 120");
  });

  it("other kinds of spreadsheets are named as such", () => {
    expect(why({ bytes: zipSync({ mimetype: strToU8("x"), "content.xml": strToU8("<x/>") }) })).toBe("other format");
    expect(why({ bytes: zipSync({ "xl/workbook.bin": strToU8("x") }) })).toBe("other format");
    expect(why({ bytes: strToU8("<html><table><tr><td>School</td></tr></table></html>") })).toBe("other format");
  });
});

describe("lists of people without headings", () => {
  const people = Array.from(
    { length: 30 },
    (_, at) =>
      `${["Amina", "Ben", "Chidi", "Dalia", "Elena", "Farid"][at % 6]} ${["Warsame", "Ito", "Okafor", "Nguyen", "Lopez"][at % 5]},${at % 2 ? "bus" : "walk"},${at % 3 ? "yes" : "no"}`,
  );

  it("give no name away as a heading", () => {
    const table = read(people.join("\n"));
    expect(names(table)).toContain("Column 2");
    expect(table.rows).toBe(30);
    expect(JSON.stringify(table)).not.toMatch(/Amina|Warsame/);
    const unlike = read(`Hodan Abdi,taxi,maybe\n${people.join("\n")}`);
    expect(JSON.stringify(unlike)).not.toMatch(/Amina|Warsame|Hodan/);
  });

  it("in Spanish become counts", () => {
    const text = `Nombre,Apellido,Fecha de nacimiento,Transporte,A tiempo\n${people.map((_, at) => `${["Ana", "Luis", "Maria", "José", "Elena"][at % 5]},${["García", "López", "Pérez", "Ruiz", "Díaz", "Mora", "Vega"][at % 7]},${(at % 27) + 1}/${(at % 12) + 1}/2014,${at % 2 ? "autobús" : "a pie"},${at % 3 ? "sí" : "no"}`).join("\n")}`;
    const table = read(text);
    expect(table.isAboutPeople).toBe(true);
    expect(JSON.stringify(table)).not.toMatch(/García|Ana|2014/);
    expect(shown(table, "A tiempo", "Transporte").All).toBe("67% of 30");
  });
});

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
  utf16,
  xlsx,
} from "#tests/learning/own-tables.ts";
import { type OwnInput, readOwnTable } from "./own-table.ts";

describe("tables as they come", () => {
  it.each<[string, OwnInput | string]>([
    ["commas", joined(",")],
    ["semicolons", joined(";")],
    ["cells from a spreadsheet", joined("\t")],
    ["bars", joined("|")],
    ["Windows line ends and no last one", joined(",", schools, "\r\n")],
    ["a byte-order mark", `\uFEFF${joined(",")}`],
    ["a byte-order mark in bytes", { bytes: new TextEncoder().encode(`\uFEFF${joined(",")}`) }],
    ["UTF-16 of Excel", utf16(joined("\t"))],
    ["UTF-16, big end first", utf16(joined("\t"), true)],
    ["UTF-16 without a mark", utf16(joined("\t"), false, false)],
    ["sep= on top", `sep=;\n${joined(";")}`],
    [
      "quotes everywhere",
      joined(
        ",",
        schools.map((cells) => cells.map((cell) => `"${cell}"`)),
      ),
    ],
    ["thousands separators in quotes", joined(",").replace("1200,900", '"1,200",900')],
    [
      "thousands separated by points",
      joined(";").replace("1200", "1.200").replace("\nBirch;80;48", "\nBirch;80,0;48,0"),
    ],
    ["thousands separated by narrow spaces", joined("\t").replace("1200", "1\u202f200")],
    ["a title and an empty row on top", `Attendance by school, fall 2025,,\n,,\n${joined(",")}`],
    ["a total at the end", `${joined(",")}\nTotal,1400,1038`],
    [
      "a grand total and sources",
      `${joined(",")}\nGrand Total,"1,400","1,038"\n\nSource: a made-up district,,\nPreliminary.,,`,
    ],
    ["empty columns and rows", joined(",,", [...schools.slice(0, 2), ["", "", ""], ...schools.slice(2)])],
    ["headings repeated in between", joined(",", [...schools.slice(0, 3), schools[0] ?? [], ...schools.slice(3)])],
    ["spaces around everything", joined(" , ")],
    ["a workbook", xlsx(schoolSheet)],
    [
      "formulas, whose values count",
      xlsx(schoolSheet.replace("<v>900</v>", "<f>SUM(A1:A2)*HYPERLINK(&quot;http://x&quot;)</f><v>900</v>")),
    ],
    [
      "shared strings, prefixed names and references",
      xlsx(
        `<x:sheetData><x:row r="3"><x:c r="B3" t="s"><x:v>0</x:v></x:c><x:c r="C3" t="s"><x:v>1</x:v></x:c><x:c r="D3" t="s"><x:v>2</x:v></x:c></x:row>${[
          ["Alder", 120, 90],
          ["Birch", 80, 48],
          ["Cedar", 1200, 900],
        ]
          .map(
            ([name, all, here], at) =>
              `<x:row r="${at + 5}"><x:c r="B${at + 5}" t="str"><x:v>${name}</x:v></x:c><x:c r="C${at + 5}"><x:v>${all}</x:v></x:c><x:c r="D${at + 5}"><x:v>${here}</x:v></x:c></x:row>`,
          )
          .join("")}</x:sheetData>`,
        {
          "xl/sharedStrings.xml":
            "<x:sst><x:si><x:t>School</x:t></x:si><x:si><x:r><x:t>Enr</x:t></x:r><x:r><x:t>olled</x:t></x:r></x:si><x:si><x:t>Present</x:t></x:si></x:sst>",
        },
      ),
    ],
  ])("%s", (_, input) => {
    const table = read(input);
    expect(table.rowsAre).toEqual({ kind: "groups", size: "Enrolled" });
    expect(shown(table, "Present", "School")).toEqual(expected);
    expect(table.isAboutPeople).toBe(false);
  });

  it("percent signs, weighed by the size of each group; formats of a workbook too", () => {
    const text = "School,n,On time\nAlder,120,75%\nBirch,80,60 %\nCedar,200,50.0%";
    expect(shown(read(text), "On time", "School")).toEqual({
      Alder: "75% of 120",
      Birch: "60% of 80",
      Cedar: "50% of 200",
      All: "60% of 400",
    });
    const rows = [
      ["Alder", 120, 0.75],
      ["Birch", 80, 0.6],
      ["Cedar", 200, 0.5],
    ] as const;
    const sheet = sheetOf(
      row(inline("School"), inline("n"), inline("On time")),
      ...rows.map(([name, n, share]) => row(inline(name), number(n), number(share, 1))),
    );
    expect(shown(read(xlsx(sheet)), "On time", "School")).toMatchObject({ Alder: "75% of 120", All: "60% of 400" });
  });

  it("merged headings, as pasted and in a workbook", () => {
    const text = "\tFall\t\tSpring\t\nSchool\tTested\tMet\tTested\tMet\nAlder\t100\t60\t90\t60\nBirch\t50\t20\t40\t20";
    expect(names(read(text))).toContain("Fall, Met");
    const years = ",2024,,2025,\nSchool,Tested,Met,Tested,Met\nAlder,100,60,90,60\nBirch,50,20,40,20";
    expect(names(read(years))).toContain("2025, Met");
    const cells = (words: string[]) => row(...words.map((word) => (/^\d/.test(word) ? number(word) : inline(word))));
    const merged = xlsx(
      `${sheetOf(cells(["School", "Fall", "", "Spring", ""]), cells(["School", "Tested", "Met", "Tested", "Met"]), cells(["Alder", "100", "60", "90", "60"]), cells(["Birch", "50", "20", "40", "20"]))}<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>`,
    );
    const table = read(merged, { rowsAre: { kind: "groups", size: "Fall, Tested" } });
    expect(shown(table, "Fall, Met", "School")).toMatchObject({ Alder: "60% of 100", Birch: "40% of 50" });
  });

  it("a table of Markdown, whose line below the headings is no row", () => {
    const text = `| Ride | Late |\n| :--- | --- |\n${"| bus | yes |\n".repeat(15)}${"| walk | no |\n".repeat(15)}`;
    expect(shown(read(text), "Late", "Ride")).toEqual({ bus: "≥ 80% of 15", walk: "≤ 20% of 15", All: "50% of 30" });
  });

  it("dates become months, in a workbook too, where days are numbers", () => {
    const days = Array.from({ length: 60 }, (_, at) => ({ serial: 45_931 + at, late: at % 2 }));
    const sheet = sheetOf(
      row(inline("Day"), inline("Late")),
      ...days.map(({ serial, late }) => row(number(serial, 2), number(late))),
    );
    expect(Object.keys(shown(read(xlsx(sheet)), "Late", "Day"))).toEqual(["2025-10", "2025-11", "All"]);
    const typed = `Day;Late\n${days.map((_, at) => `${(at % 28) + 1}.${at < 30 ? 9 : 10}.2025;${at % 2 ? "yes" : "no"}`).join("\n")}`;
    expect(shown(read(typed), "Late", "Day")).toEqual({
      "2025-09": "50% of 30",
      "2025-10": "50% of 30",
      All: "50% of 60",
    });
  });

  it("no headings, years as headings, and one column alone", () => {
    expect(names(read("Alder,120,90\nBirch,80,48\nAlder,20,9\nBirch,30,10"))).toContain("Column 1");
    expect(names(read("School,2024,2025\nAlder,71,75\nBirch,58,60"))).toContain("2024");
    const rides = Array.from(
      { length: 24 },
      (_, at) => `${at % 2 ? "bus" : "walk"},${at % 3 ? "yes" : "no"},${10 + at}`,
    );
    expect(names(read(rides.join("\n")))).toContain("Column 2");
    expect(names(read(`Ride,Late,Minutes\n${rides.join("\n")}`))).toContain("Late");
    expect(shown(read(`Ride\n${"bus\n".repeat(30)}${"walk\n".repeat(10)}`), "Ride: bus")).toEqual({ All: "75% of 40" });
  });

  it("cells that somebody withheld, errors and gaps are missing, not zero", () => {
    const gaps = ["*", "<10", "N<10", "n/a", "#DIV/0!", "—", "", "=A1+B1"];
    const text = `School,Late\n${"Alder,yes\n".repeat(20)}${"Birch,no\n".repeat(20)}${gaps.map((gap) => `Birch,"${gap}"`).join("\n")}`;
    const table = read(text);
    expect(shown(table, "Late", "School")).toEqual({ Alder: "≥ 90% of 20", Birch: "≤ 10% of 20", All: "50% of 40" });
    expect(table.cube.measures.find(({ label }) => label === "Late")?.missing).toBe(gaps.length);
  });

  it("50,000 rows", () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, at) => `Grade ${at % 13},${["bus", "walk", "car"][at % 3]},${at % 7 ? "yes" : "no"},${at % 30}`,
    );
    const table = read(`Grade,Ride,On time,Minutes\n${rows.join("\n")}`);
    expect(table.rows).toBe(50_000);
    expect(shown(table, "On time", "Ride").All).toBe("86% of 50000");
  });
});

describe("rows about children", () => {
  const first = ["Amina", "Ben", "Chidi", "Dalia", "Elena", "Farid", "Grace", "Hodan", "Ivan", "Jun"];
  const last = ["Warsame", "Ito", "Okafor", "Nguyen", "Lopez", "Karimi", "Adeyemi", "Abdi", "Petrov", "Park"];
  const roster = (separator = ",") =>
    [
      ["Student Name", "DOB", "SSID", "E-mail", "Ride", "On time", "Comment"],
      ...Array.from({ length: 60 }, (_, at) => [
        `${first[at % 10]} ${last[(at * 7 + Math.floor(at / 10)) % 10]}`,
        `${(at % 12) + 1}/${(at % 27) + 1}/${2012 + (at % 3)}`,
        String(1_234_567_000 + 37 * at),
        `kid${at}@school.example`,
        at % 3 ? "bus" : "walk",
        at % 4 ? "yes" : "no",
        `Story number ${at} of this child`,
      ]),
    ]
      .map((cells) => cells.join(separator))
      .join("\n");

  it.each([",", "\t", ";"])("become counts: nothing that points at a child is in what is left (%j)", (separator) => {
    const table = read(roster(separator));
    expect(table.isAboutPeople).toBe(true);
    expect(table.rowsAre).toEqual({ kind: "people" });
    expect(shown(table, "On time", "Ride")).toMatchObject({ bus: "75% of 40", walk: "75% of 20", All: "75% of 60" });
    const left = JSON.stringify(table);
    for (const secret of [...first, ...last, "1234567", "kid1", "Story", "2012", "/2013"])
      expect(left).not.toContain(secret);
    expect(table.aside.filter(({ why }) => why === "person").map(({ name }) => name)).toEqual([
      "Student Name",
      "DOB",
      "SSID",
      "E-mail",
    ]);
  });

  it("are known without headings that say so, with first and last names apart, and turned on their side", () => {
    const bare = Array.from(
      { length: 20 },
      (_, at) =>
        `${first[at % 10]},${last[(at * 3 + Math.floor(at / 10)) % 10]},${at % 2 ? "bus" : "walk"},${2010 + (at % 4)}-0${(at % 9) + 1}-1${at % 9}`,
    );
    const left = JSON.stringify(read(`A,B,C,D\n${bare.join("\n")}`));
    for (const secret of [...first, ...last]) expect(left).not.toContain(secret);
    const across = [
      ["Question", ...first.map((name, at) => `${name} ${last[at]}`)],
      ...["On time", "Read", "Ate"].map((each, at) => [each, ...first.map((_, child) => String((child + at) % 2))]),
    ];
    const turned = readOwnTable({ text: across.map((cells) => cells.join("\t")).join("\n") });
    for (const secret of [...first, ...last]) expect(JSON.stringify(turned)).not.toContain(secret);
  });

  it("are withheld where a group is under ten, and so is a group from which it could be computed", () => {
    const text = `Ride,On time\n${"bus,yes\n".repeat(30)}${"walk,no\n".repeat(25)}${"taxi,no\n".repeat(4)}`;
    const groups = shown(read(text), "On time", "Ride");
    expect(groups.taxi).toBe("withheld");
    expect(Object.values(groups).filter((words) => words === "withheld").length).toBeGreaterThan(1);
  });
});

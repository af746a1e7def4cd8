import { describe, expect, test } from "vitest";
import { mean, percent, type Row, rows, share, valuesOf, where } from "./figures.ts";

describe("averages and what they hide", () => {
  test("two sites have the same mean and different shapes", () => {
    const bands = (site: string) =>
      ["50–59%", "60–69%", "70–79%", "80–89%", "90–100%"].map(
        (attendance_band) => where(rows("early-learning"), { site, attendance_band }).length,
      );
    for (const site of ["Otter Creek", "Camas Corner"]) {
      expect(mean(where(rows("early-learning"), { site }), "attendance")).toBe(85);
    }
    expect(bands("Otter Creek")).toEqual([12, 0, 24, 0, 54]);
    expect(bands("Camas Corner")).toEqual([0, 0, 12, 56, 12]);
  });

  test("at Otter Creek the humps are ways to get there", () => {
    const site = where(rows("early-learning"), { site: "Otter Creek" });
    const shuttle = where(site, { arrival: "Shared shuttle" });
    const walk = where(site, { arrival: "Walk or car" });
    expect([shuttle.length, mean(shuttle, "attendance")]).toEqual([36, 67]);
    expect([walk.length, mean(walk, "attendance")]).toEqual([54, 97]);
  });
});

describe("attendance", () => {
  const byLanguage = (home_language: string) =>
    share(where(rows("attendance"), { home_language }), "attends_regularly");

  test("differs by home language", () => {
    expect(share(rows("attendance"), "attends_regularly")).toBe(82);
    expect(["English", "Spanish", "Somali", "Marshallese"].map(byLanguage)).toEqual([84, 79, 69, 66]);
  });

  test("differs more by the ride to school", () => {
    const byRide = ["Walk or car", "Short bus ride", "Long bus ride"].map((ride) =>
      share(where(rows("attendance"), { ride }), "attends_regularly"),
    );
    expect(byRide).toEqual([90, 85, 50]);
  });

  test("does not differ by home language among children with the same ride", () => {
    const byRide = (home_language: string) =>
      ["Walk or car", "Short bus ride", "Long bus ride"].map((ride) =>
        share(where(rows("attendance"), { ride, home_language }), "attends_regularly"),
      );
    expect(["English", "Marshallese", "Somali", "Spanish"].map(byRide)).toEqual([
      [90, 85, 50],
      [89, 85, 50],
      [90, 85, 50],
      [90, 85, 50],
    ]);
    expect(where(rows("attendance"), { home_language: "Marshallese" })).toHaveLength(201);
  });

  test("has a long ride for half of Somali and Marshallese speakers and a tenth of English speakers", () => {
    const long = (home_language: string) => {
      const speakers = where(rows("attendance"), { home_language });
      return percent(where(speakers, { ride: "Long bus ride" }).length, speakers.length);
    };
    expect([long("English"), long("Somali"), long("Marshallese")]).toEqual([10, 50, 56]);
    expect(percent(where(rows("attendance"), { ride: "Long bus ride" }).length, 5100)).toBe(16);
  });

  test("has a group of seven, and a larger group next to it", () => {
    expect(where(rows("attendance"), { home_language: "Tigrinya" })).toHaveLength(7);
    expect(where(rows("attendance"), { home_language: "Another language" })).toHaveLength(50);
  });

  test("falls on Heron Bay's long routes in the month in which they were redrawn", () => {
    const series = (district: string, children: string) =>
      where(rows("attendance-by-month"), { district, children }).map(({ attendance }) =>
        Math.round(Number(attendance)),
      );
    expect(series("Heron Bay", "All children")).toEqual([95, 94, 95, 94, 92, 92, 92, 92, 92, 92]);
    expect(series("Heron Bay", "Long bus ride")).toEqual([97, 97, 97, 97, 84, 84, 83, 83, 83, 83]);
    expect(series("Cedar Flats", "Long bus ride").every((value) => value >= 88)).toBe(true);
  });
});

describe("course access", () => {
  const cell = (school: string, algebra_in_grade_8: string) => {
    const students = where(rows("course-access"), { school, algebra_in_grade_8 });
    return [students.length, share(students, "enrolled")];
  };

  test("reverses between two schools when split by algebra in grade 8", () => {
    const whole = (school: string) => share(where(rows("course-access"), { school }), "enrolled");
    expect([whole("Heron Bay High"), whole("Madrona High")]).toEqual([50, 40]);
    expect([cell("Heron Bay High", "Yes"), cell("Madrona High", "Yes")]).toEqual([
      [300, 60],
      [100, 70],
    ]);
    expect([cell("Heron Bay High", "No"), cell("Madrona High", "No")]).toEqual([
      [100, 20],
      [300, 30],
    ]);
  });

  test("was nearly closed at Madrona to students in the multilingual program", () => {
    const algebra = (multilingual: string) =>
      where(rows("course-access"), { school: "Madrona High", multilingual }).map((row) => row.algebra_in_grade_8);
    expect(algebra("Yes").filter((answer) => answer === "Yes")).toHaveLength(2);
    expect(algebra("Yes")).toHaveLength(87);
    expect(percent(algebra("No").filter((answer) => answer === "Yes").length, algebra("No").length)).toBe(31);
  });

  test("differs by family income where adults invite, not where a rule enrolls", () => {
    const enrolled = (entry_rule: string, meals: string) =>
      share(where(rows("course-access"), { entry_rule, meals }), "enrolled");
    expect([enrolled("By invitation", "Eligible"), enrolled("By invitation", "Not eligible")]).toEqual([35, 58]);
    expect([enrolled("Automatic", "Eligible"), enrolled("Automatic", "Not eligible")]).toEqual([59, 61]);
  });
});

describe("categories", () => {
  const belongs = (wanted: Row) => share(where(rows("belonging"), wanted), "belongs");

  test("Other hides Somali and Marshallese students", () => {
    const other = where(rows("belonging"), { old_form: "Other" });
    expect([other.length, share(other, "belongs"), share(rows("belonging"), "belongs")]).toEqual([390, 55, 66]);
    const inside = ["Iraqi", "Marshallese", "Somali", "Ukrainian"];
    expect(valuesOf(other, "own_words").sort()).toEqual(inside);
    expect(inside.map((own_words) => belongs({ own_words }))).toEqual([72, 47, 46, 70]);
    expect(inside.map((own_words) => where(other, { own_words }).length)).toEqual([29, 99, 154, 108]);
  });

  test("belonging follows who works at the school, alike for every group", () => {
    expect([belongs({ familiar_adult: "Yes" }), belongs({ familiar_adult: "No" })]).toEqual([76, 38]);
    for (const own_words of ["Marshallese", "Somali", "Mexican", "White"]) {
      expect(Math.abs(belongs({ own_words, familiar_adult: "Yes" }) - 76)).toBeLessThanOrEqual(2);
      expect(Math.abs(belongs({ own_words, familiar_adult: "No" }) - 38)).toBeLessThanOrEqual(2);
    }
  });

  test("referrals that rest on judgment differ more than referrals for what anyone can see", () => {
    const referred = (column: string, familiar_adult: string) =>
      share(where(rows("belonging"), { familiar_adult }), column);
    expect([referred("referred_seen", "Yes"), referred("referred_seen", "No")]).toEqual([5, 5]);
    expect([referred("referred_judged", "Yes"), referred("referred_judged", "No")]).toEqual([7, 18]);
  });

  test("counting only single answers hides most Native children", () => {
    const races = rows("attendance").map((row) => row.race_ethnicity ?? "");
    const counts = (race: string) => [
      races.filter((answer) => answer === race).length,
      races.filter((answer) => answer.split("|").includes(race)).length,
    ];
    expect(counts("American Indian or Alaska Native")).toEqual([37, 176]);
    const also = (others: string) => races.filter((answer) => answer === `American Indian or Alaska Native|${others}`);
    expect(also("Hispanic or Latino")).toHaveLength(55);
    expect(also("White").length + also("Black or African American").length).toBe(84);
    expect(counts("Native Hawaiian or Pacific Islander")).toEqual([324, 401]);
    expect(races.filter((answer) => answer.includes("|"))).toHaveLength(529);
  });
});

describe("kindergarten", () => {
  test("what adults saw follows the language in which they looked", () => {
    const seen = (area: string, observed_in: string) => share(where(rows("kindergarten"), { observed_in }), area);
    const home = "A language the child speaks at home";
    expect([seen("language", home), seen("language", "English only")]).toEqual([74, 34]);
    expect([seen("physical", home), seen("physical", "English only")]).toEqual([84, 84]);
    const program = where(rows("kindergarten"), { multilingual: "Yes", observed_in: home });
    expect([program.length, share(program, "language")]).toEqual([26, 73]);
    const inProgram = (multilingual: string) => where(rows("kindergarten"), { multilingual });
    expect([share(inProgram("Yes"), "language"), share(inProgram("No"), "language")]).toEqual([49, 70]);
    expect(share(where(inProgram("No"), { observed_in: home }), "language")).toBe(74);
  });
});

describe("program lists", () => {
  test("hold a status that their key does not explain", () => {
    expect(valuesOf(rows("program-lists"), "status").sort()).toEqual(["A", "C", "D", "W"]);
    expect(where(rows("program-lists"), { status: "D" })).toHaveLength(41);
  });

  test("name 64 children twice", () => {
    expect(rows("program-lists")).toHaveLength(660);
    expect(valuesOf(rows("program-lists"), "child")).toHaveLength(596);
  });
});

describe("weekly tests", () => {
  const counts = (place: string, period: string) =>
    where(rows("weekly-tests"), { place, period }).map(({ counted }) => Number(counted));
  const places = ["Madrona High", "Riverstone Youth", "Thimbleberry"];

  test("have the same means before and with the change at each place", () => {
    for (const place of places) {
      expect(mean(where(rows("weekly-tests"), { place, period: "Before" }), "counted")).toBe(12);
      expect(mean(where(rows("weekly-tests"), { place, period: "With the change" }), "counted")).toBe(16);
      expect(medianOf(counts(place, "Before"))).toBe(12);
    }
  });

  test("move and stay, jump and fall back, or were climbing before", () => {
    const above = (place: string) => counts(place, "With the change").map((counted) => counted > 12);
    expect(above("Thimbleberry")).toEqual([true, true, true, true, true, true]);
    expect(above("Riverstone Youth")).toEqual([true, true, true, true, false, false]);
    expect(above("Madrona High")).toEqual([true, true, true, true, true, true]);
    expect(counts("Madrona High", "Before")).toEqual([10, 10, 12, 12, 13, 15]);
    expect(counts("Thimbleberry", "Before")).toEqual([12, 11, 13, 12, 11, 13]);
  });
});

describe("referrals and belonging, as the courses on causes and on tests quote them", () => {
  const students = rows("belonging");
  const shares = (column: string, wanted: Row) =>
    ["Yes", "No"].map((familiar_adult) => share(where(students, { ...wanted, familiar_adult }), column));

  test("14 percent have a referral of either kind", () => {
    const either = students.filter((row) => row.referred_seen === "true" || row.referred_judged === "true");
    expect(percent(either.length, students.length)).toBe(14);
  });

  test("judged referrals differ by familiar adult in each school and grade band", () => {
    const bySchool = valuesOf(students, "school").map((school) => shares("referred_judged", { school }));
    const [withAdult, without] = [bySchool.map(([share]) => share ?? 0), bySchool.map(([, share]) => share ?? 0)];
    expect([Math.min(...withAdult), Math.max(...withAdult)]).toEqual([5, 9]);
    expect([Math.min(...without), Math.max(...without)]).toEqual([14, 23]);
    expect(shares("referred_judged", { grade_band: "6–8" })).toEqual([8, 17]);
    expect(shares("referred_judged", { grade_band: "9–12" })).toEqual([7, 19]);
    expect(shares("referred_judged", {})).toEqual([7, 18]);
    expect(shares("referred_seen", {})).toEqual([5, 5]);
  });

  test("belonging does not differ by grade band; being known by an adult does by familiar adult", () => {
    for (const [grade_band, n] of [
      ["6–8", 1192],
      ["9–12", 1130],
    ] as const) {
      expect([share(where(students, { grade_band }), "belongs"), where(students, { grade_band }).length]).toEqual([
        66,
        n,
      ]);
    }
    expect(shares("belongs", {})).toEqual([76, 38]);
    expect(shares("known_by_adult", {})).toEqual([80, 55]);
  });
});

function medianOf(values: number[]): number {
  const ordered = values.toSorted((left, right) => left - right);
  return ((ordered[values.length / 2 - 1] ?? 0) + (ordered[values.length / 2] ?? 0)) / 2;
}

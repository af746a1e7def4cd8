import { expect, test } from "vitest";
import { percent, type Row, rows, share, where } from "./figures.ts";

/** The figures of the course "Listening and talking with families about data". */

const students = rows("belonging");

test("28 percent of 418 students at Cedar Flats Middle do not say that an adult knows them well", () => {
  const school = where(students, { school: "Cedar Flats Middle" });
  const known = where(school, { known_by_adult: "true" });
  expect([school.length, percent(known.length, school.length), school.length - known.length]).toEqual([418, 72, 117]);
});

test("with a familiar adult, more students feel known and feel that they belong", () => {
  const answers = (familiar_adult: string) => {
    const asked = where(students, { familiar_adult });
    return [asked.length, share(asked, "belongs"), share(asked, "known_by_adult")];
  };
  expect([answers("Yes"), answers("No"), students.length]).toEqual([[1709, 76, 80], [613, 38, 55], 2322]);
  expect(where(students, { familiar_adult: "No", known_by_adult: "true" })).toHaveLength(339);
});

test("more kindergartners show language skills where the adult used a language of the home", () => {
  const seen = (observed: Row) => {
    const children = where(rows("kindergarten"), observed);
    return [children.length, share(children, "language")];
  };
  expect(seen({ observed_in: "A language the child speaks at home" })).toEqual([325, 74]);
  expect(seen({ observed_in: "English only" })).toEqual([77, 34]);
});

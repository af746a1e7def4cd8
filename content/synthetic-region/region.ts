import { absences, attendanceRows, monthRows } from "./attendance.ts";
import { belongingRows } from "./belonging.ts";
import { schoolChildren } from "./children.ts";
import { courseAccessRows } from "./course-access.ts";
import { csv } from "./csv.ts";
import { earlyLearningRows } from "./early-learning.ts";
import { kindergartenRows } from "./kindergarten.ts";
import { programRows } from "./program-lists.ts";
import { seeded } from "./random.ts";
import { weeklyTestRows } from "./weekly-tests.ts";

const regionSeed = 1973;

/** Every file of the synthetic region: name in content/datasets and text. The same seed gives the same bytes. */
export function regionFiles(seed = regionSeed): { name: string; text: string }[] {
  const children = schoolChildren(seeded(seed));
  const missed = absences(seeded(seed + 1), children);
  return [
    { name: "attendance.csv", text: csv(attendanceRows(missed)) },
    { name: "attendance-by-month.csv", text: csv(monthRows(missed)) },
    { name: "early-learning.csv", text: csv(earlyLearningRows(seeded(seed + 2))) },
    { name: "kindergarten.csv", text: csv(kindergartenRows(seeded(seed + 3), children)) },
    { name: "course-access.csv", text: csv(courseAccessRows(seeded(seed + 4), children)) },
    { name: "belonging.csv", text: csv(belongingRows(seeded(seed + 5), children)) },
    { name: "program-lists.csv", text: csv(programRows(seeded(seed + 6), children)) },
    { name: "weekly-tests.csv", text: csv(weeklyTestRows()) },
  ];
}

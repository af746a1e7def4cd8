import { background, type Child } from "./children.ts";
import { grouped, type Random, shuffled, someOf } from "./random.ts";

type Rule = { algebra: number; withAlgebra: number; withoutAlgebra: number; isAutomatic: boolean };

/**
 * Planted: Heron Bay High enrolls more students in all, Madrona High more of those with algebra in grade 8 and more of
 * those without. Cedar Flats High enrolls by rule, not by invitation, and shows no difference by family income.
 */
const rules: Record<string, Rule> = {
  "Heron Bay High": { algebra: 300, withAlgebra: 0.6, withoutAlgebra: 0.2, isAutomatic: false },
  "Madrona High": { algebra: 100, withAlgebra: 0.7, withoutAlgebra: 0.3, isAutomatic: false },
  "Cedar Flats High": { algebra: 260, withAlgebra: 0.75, withoutAlgebra: 0.45, isAutomatic: true },
};

export function courseAccessRows(random: Random, children: Child[]) {
  return Object.entries(rules).flatMap(([school, rule]) => {
    const students = children.filter((child) => child.school.name === school);
    const algebra = withAlgebra(random, students, school, rule.algebra);
    const enrolled = new Set([
      ...chosen(
        random,
        students.filter((child) => algebra.has(child)),
        rule.withAlgebra,
        rule.isAutomatic,
      ),
      ...chosen(
        random,
        students.filter((child) => !algebra.has(child)),
        rule.withoutAlgebra,
        rule.isAutomatic,
      ),
    ]);
    return students.map((child) => ({
      ...background(child),
      algebra_in_grade_8: algebra.has(child) ? "Yes" : "No",
      took_algebra: algebra.has(child),
      entry_rule: rule.isAutomatic ? "Automatic" : "By invitation",
      enrolled: enrolled.has(child),
    }));
  });
}

/** Planted: at Madrona Middle algebra met in the same period as the multilingual program. */
function withAlgebra(random: Random, students: Child[], school: string, count: number): Set<Child> {
  if (school !== "Madrona High") return someOf(random, students, count / students.length);
  const inProgram = shuffled(
    random,
    students.filter((child) => child.isInMultilingualProgram),
  ).slice(0, 2);
  const others = shuffled(
    random,
    students.filter((child) => !child.isInMultilingualProgram),
  );
  return new Set([...inProgram, ...others.slice(0, count - inProgram.length)]);
}

/** By invitation, families whose income qualifies for meals hear of the course less often; by rule, alike. */
function chosen(random: Random, students: Child[], share: number, isAutomatic: boolean): Child[] {
  if (isAutomatic) {
    const alike = grouped(students, (child) => `${child.isIncomeEligible} ${child.isInMultilingualProgram}`);
    return [...alike.values()].flatMap((group) => [...someOf(random, group, share)]);
  }
  const total = Math.round(students.length * share);
  const eligible = shuffled(
    random,
    students.filter((child) => child.isIncomeEligible),
  );
  const others = shuffled(
    random,
    students.filter((child) => !child.isIncomeEligible),
  );
  const weighted = eligible.length * 0.6;
  const fromEligible = Math.round((total * weighted) / (weighted + others.length));
  return [...eligible.slice(0, fromEligible), ...others.slice(0, total - fromEligible)];
}

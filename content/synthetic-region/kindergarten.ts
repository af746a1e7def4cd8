import { background, type Child } from "./children.ts";
import { grouped, type Random, someOf } from "./random.ts";

const areas = ["social_emotional", "physical", "cognitive", "language", "literacy", "math"] as const;

/** What teachers saw in the fall, when they could see it: by whether they watched in a language the child speaks. */
const seen: Record<(typeof areas)[number], { heard: number; unheard: number }> = {
  social_emotional: { heard: 0.76, unheard: 0.7 },
  physical: { heard: 0.84, unheard: 0.84 },
  cognitive: { heard: 0.72, unheard: 0.5 },
  language: { heard: 0.74, unheard: 0.34 },
  literacy: { heard: 0.7, unheard: 0.4 },
  math: { heard: 0.66, unheard: 0.44 },
};

/** Planted: what the adults could hear explains the difference, not the child's language. */
export function kindergartenRows(random: Random, children: Child[]) {
  const kindergartners = children.filter(({ grade }) => grade === 0);
  const speaksAnother = kindergartners.filter(({ homeLanguage }) => homeLanguage !== "English");
  const heardAtHomeLanguage = someOf(random, speaksAnother, 0.42);
  const isHeard = (child: Child) => child.homeLanguage === "English" || heardAtHomeLanguage.has(child);
  const shown = new Map(
    areas.map((area) => {
      const children = new Set<Child>();
      for (const [key, group] of grouped(
        kindergartners,
        (child) => `${isHeard(child)} ${child.isInMultilingualProgram}`,
      )) {
        const share = key.startsWith("true") ? seen[area].heard : seen[area].unheard;
        for (const child of someOf(random, group, share)) children.add(child);
      }
      return [area, children];
    }),
  );
  return kindergartners.map((child) => ({
    ...background(child),
    observed_in: isHeard(child) ? "A language the child speaks at home" : "English only",
    ...Object.fromEntries(areas.map((area) => [area, shown.get(area)?.has(child) ?? false])),
  }));
}

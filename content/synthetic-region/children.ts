import { type Heritage, heritages } from "./heritage.ts";
import { type District, grades, type School, schools } from "./places.ts";
import { dealt, grouped, type Random, shuffled, someOf } from "./random.ts";

export const rides = ["Walk or car", "Short bus ride", "Long bus ride"] as const;
export type Ride = (typeof rides)[number];

export type Child = {
  id: string;
  school: School;
  grade: number;
  heritage: Heritage;
  homeLanguage: string;
  isIncomeEligible: boolean;
  isInMultilingualProgram: boolean;
  hasDisabilityServices: boolean;
  ride: Ride;
};

/** Where the long routes run is a decision of adults: these are the shares of families they happen to serve. */
const rideShares: Record<string, readonly (readonly [Ride, number])[]> = {
  Somali: ridesOf(22, 28, 50),
  Marshallese: ridesOf(18, 26, 56),
  Spanish: ridesOf(42, 36, 22),
  "Another language": ridesOf(55, 25, 20),
};
const otherRides = ridesOf(58, 32, 10);

/** Children of the twelve schools, kindergarten to grade 12. */
export function schoolChildren(random: Random): Child[] {
  const enrolled = schools.flatMap((school) => childrenOf(random, school));
  const withFewSpeakers = nameTigrinyaSpeakers(random, enrolled);
  const withRides = [...grouped(withFewSpeakers, (child) => child.homeLanguage)].flatMap(([language, children]) => {
    const dealtRides = dealt(random, children.length, rideShares[language] ?? otherRides);
    return children.map((child, position) => ({ ...child, ride: dealtRides[position] ?? rides[0] }));
  });
  return shuffled(random, withRides)
    .map((child, position) => ({ ...child, id: `C${String(10001 + position * 7).padStart(5, "0")}` }))
    .sort((left, right) => schools.indexOf(left.school) - schools.indexOf(right.school) || compare(left.id, right.id));
}

/** A child's races and ethnicities as a cell: several, parted by a bar. */
function racesCell(child: Child): string {
  return child.heritage.races.join("|");
}

/** The columns that several files share. */
export function background(child: Child) {
  return {
    child: child.id,
    district: child.school.district,
    school: child.school.name,
    race_ethnicity: racesCell(child),
    home_language: child.homeLanguage,
    meals: child.isIncomeEligible ? "Eligible" : "Not eligible",
    multilingual: child.isInMultilingualProgram ? "Yes" : "No",
    disability: child.hasDisabilityServices ? "Yes" : "No",
  };
}

function childrenOf(random: Random, school: School): Child[] {
  const dealtHeritages = dealt(random, school.children, weightsIn(school.district));
  const languages = [...grouped(dealtHeritages, ({ words }) => words)].flatMap(([, same]) => {
    const [heritage] = same;
    return heritage ? dealt(random, same.length, heritage.languages).map((language) => ({ heritage, language })) : [];
  });
  const people = shuffled(random, languages);
  const incomeEligible = someOf(random, people, school.district === "Cedar Flats" ? 0.48 : 0.56);
  const disability = someOf(random, people, 0.14);
  const multilingual = someOf(
    random,
    people.filter(({ language }) => language !== "English"),
    0.6,
  );
  return people.map((person, position) => ({
    id: "",
    school,
    grade: grades[school.level][position % grades[school.level].length] ?? 0,
    heritage: person.heritage,
    homeLanguage: person.language,
    isIncomeEligible: incomeEligible.has(person),
    isInMultilingualProgram: multilingual.has(person),
    hasDisabilityServices: disability.has(person),
    ride: rides[0],
  }));
}

function weightsIn(district: District): (readonly [Heritage, number])[] {
  return heritages.map((heritage) => [heritage, heritage.weight * (heritage.near?.[district] ?? 1)]);
}

/** Planted: a home language spoken by seven children in the whole region. */
function nameTigrinyaSpeakers(random: Random, children: Child[]): Child[] {
  const families = children.filter((child) => child.heritage.words === "Eritrean or Ethiopian");
  const speakers = new Set(shuffled(random, families).slice(0, 7));
  return children.map((child) => (speakers.has(child) ? { ...child, homeLanguage: "Tigrinya" } : child));
}

function ridesOf(walk: number, short: number, long: number): (readonly [Ride, number])[] {
  return [
    [rides[0], walk],
    [rides[1], short],
    [rides[2], long],
  ];
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

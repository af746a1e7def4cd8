import { type CountedGroup, type CountedPeriod, withFixedCategories } from "#app/participation/slices/slice.ts";
import { chanceFrom } from "#db/seed/random.ts";

type Chance = ReturnType<typeof chanceFrom>;
export type Months = { from: number; to: number };

/** Somebody who takes part in some of twelve months, with what they are and do there. */
type Participant = {
  months: number[];
  organizations: { id: string; from: number; to: number }[];
  gender: string;
  race: string[];
  began: { course: string; month: number; finished: number | null }[];
  cohort: string | null;
};

export type Program = { kinds: Map<string, string>; people: Participant[] };

const kinds = ["school", "cbo", "early_learning"];
const courses = ["numbers", "stories"];

/** A made-up learning community of some dozens, with few people in some of its groups. */
export function randomProgram(seed: string): Program {
  const chance = chanceFrom(seed);
  const ids = Array.from({ length: chance.whole(3, 8) }, (_, at) => `organization ${at}`);
  const organizations = new Map(ids.map((id) => [id, chance.pick(kinds)]));
  const weight = new Map(ids.map((id) => [id, chance.whole(1, 30)]));
  const bag = ids.flatMap((id) => Array<string>(weight.get(id) ?? 1).fill(id));
  const people = Array.from({ length: chance.whole(30, 130) }, () => aParticipant(chance, bag));
  return { kinds: organizations, people };
}

function aParticipant(chance: Chance, bag: string[]): Participant {
  const first = chance.whole(0, 11);
  const months = Array.from({ length: 12 }, (_, month) => month).filter(
    (month) => month === first || (month > first && chance.happens(0.25)),
  );
  const began = courses
    .filter(() => chance.happens(0.5))
    .map((course) => ({
      course,
      month: chance.pick(months),
      finished: chance.happens(0.6) ? chance.pick(months) : null,
    }));
  const one = { id: chance.pick(bag), from: 0, to: chance.happens(0.1) ? chance.whole(0, 11) : 11 };
  const other = { id: chance.pick(bag), from: chance.whole(0, 11), to: 11 };
  return {
    ...{ months, began },
    organizations: chance.happens(0.12) && one.id !== other.id ? [one, other] : [one],
    gender: chance.happens(0.2) ? "no_answer" : chance.pick(["woman", "woman", "woman", "man", "nonbinary"]),
    race: chance.happens(0.2)
      ? ["no_answer"]
      : chance.shuffle(["asian", "black", "white", "mena"]).slice(0, chance.happens(0.15) ? 2 : 1),
    cohort: chance.happens(0.3) ? chance.pick(["cohort 0", "cohort 1"]) : null,
  };
}

/** The same community, of whom only seven came before a month; of the others, a few come again. */
export function withFewReturning({ kinds, people }: Program, from: number, seed: string): Program {
  const chance = chanceFrom(seed);
  const monthsOf = (returns: boolean): number[] => {
    const first = returns ? chance.whole(0, from - 1) : chance.whole(from, 11);
    const later = returns
      ? [chance.whole(from, 11), chance.whole(from, 11)]
      : chance.happens(0.2) && first < 11
        ? [chance.whole(first + 1, 11)]
        : [];
    return [...new Set([first, ...later])].sort((one, other) => one - other);
  };
  return {
    kinds,
    people: people.map((person, at) => {
      const months = monthsOf(at < 7);
      const [first = from] = months;
      const finished = months.at(-1) ?? first;
      const began = person.began.map((each) => ({
        ...each,
        month: first,
        finished: each.finished === null ? null : finished,
      }));
      return { ...person, months, began };
    }),
  };
}

/** A few people who were entered late or taken out, as after a correction; `late` more were on a sheet that was lost. */
export function corrected({ kinds, people }: Program, seed: string, late = 0): Program {
  const chance = chanceFrom(seed);
  const kept = chance.shuffle(people).slice(late > 0 ? 0 : chance.whole(0, 3));
  const more = Array.from({ length: late + chance.whole(0, 3) }, () => aParticipant(chance, [...kinds.keys()]));
  return { kinds, people: [...kept, ...more] };
}

const isIn = (month: number, { from, to }: Months) => month >= from && month <= to;

/** The categories of each slice that a person is in during a period; none where they did not take part. */
export function categoriesOf(person: Participant, kinds: Map<string, string>, period: Months): string[][] {
  const here = person.months.filter((month) => isIn(month, period));
  if (here.length === 0) return [];
  const own = person.organizations
    .filter(({ from, to }) => here.some((month) => month >= from && month <= to))
    .map(({ id }) => id);
  const begun = person.began.filter(({ month }) => isIn(month, period));
  return [
    ["standing", (person.months[0] ?? 0) < period.from ? "returning" : "new"],
    ["began", begun.length > 0 ? "yes" : "no"],
    ...own.map((id) => ["organization", id]),
    ...(own.length === 0 ? [["organization", "none"]] : []),
    ...[...new Set(own.map((id) => kinds.get(id) ?? ""))].map((kind) => ["organization", kind]),
    ...begun.map(({ course }) => ["course", course]),
    ...(person.cohort === null ? [] : [["cohort", person.cohort]]),
    ["gender", person.gender],
    ...person.race.map((choice) => ["race", choice]),
  ];
}

/** A period as the product counts it. */
export function countedIn({ kinds, people }: Program, period: Months): CountedPeriod {
  const groups = new Map<string, CountedGroup>();
  const isDone = (person: Participant) =>
    person.began.some(({ finished }) => finished !== null && isIn(finished, period));
  const there = people
    .map((person) => ({ person, places: categoriesOf(person, kinds, period) }))
    .filter(({ places }) => places.length > 0);
  for (const { person, places } of there) {
    for (const [slice = "", category = ""] of places) {
      const key = `${slice} ${category}`;
      const group = groups.get(key) ?? {
        ...{ slice: slice as CountedGroup["slice"], category, label: category, people: 0, finished: 0 },
        parent: slice === "organization" ? (kinds.get(category) ?? null) : null,
      };
      const finished =
        slice === "course"
          ? person.began.some(
              (each) => each.course === category && each.finished !== null && each.finished <= period.to,
            )
          : isDone(person);
      groups.set(key, { ...group, people: group.people + 1, finished: group.finished + Number(finished) });
    }
  }
  const finished = there.filter(({ person }) => isDone(person)).length;
  return { people: there.length, finished, groups: withFixedCategories([...groups.values()]) };
}

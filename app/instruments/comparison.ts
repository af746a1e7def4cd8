import type { InstrumentItem } from "#app/catalog/instrument.ts";
import type { Answers } from "./answers.ts";
import { exactMean, type Mean, shownMean, stepIn, sumOf, toTenth } from "./mean.ts";

/** Answers of one sending of an instrument; `personId` is null where they are nobody's. */
export type RunAnswers = {
  id: string;
  title: string;
  opensOn: string;
  isLinked: boolean;
  items: InstrumentItem[];
  given: { personId: string | null; answers: Answers }[];
};

/** One scale over time: its mean in each sending that asked it in the same words, earliest first. */
export type Series = { key: string; points: { id: string; title: string; opensOn: string; mean: Mean | null }[] };

/** The scales of a run that other runs asked in the same words too, with the mean in each. */
export function seriesOf(run: RunAnswers, runs: RunAnswers[]): Series[] {
  return run.items.flatMap((item) => {
    const asking = runs
      .filter((other) => sameItem(item, other.items) !== null)
      .sort((one, other) => (one.opensOn < other.opensOn ? -1 : 1));
    if (asking.length < 2 || item.kind !== "scale") return [];
    const points = asking.map(({ id, title, opensOn, isLinked, given }) => {
      const answers = given.map((each) => each.answers);
      return { id, title, opensOn, mean: isLinked ? exactMean(item, answers) : shownMean(item, answers) };
    });
    return [{ key: item.key, points }];
  });
}

/** How the people who answered twice answered then: how many went up, stayed or went down, and by how much on average. */
export type Change = { key: string; people: number; mean: number; up: number; same: number; down: number };

/** The change of each scale from an earlier run to a later one, over the people who used it in both. */
export function changesBetween(earlier: RunAnswers, later: RunAnswers): Change[] {
  const before = new Map(earlier.given.map(({ personId, answers }) => [personId, answers]));
  return later.items.flatMap((item) => {
    const asked = sameItem(item, earlier.items);
    const steps = later.given.flatMap(({ personId, answers }) => {
      const first = personId === null ? undefined : before.get(personId);
      const [from, to] = [first && asked ? stepIn(asked, first) : null, stepIn(item, answers)];
      return from === null || to === null ? [] : [to - from];
    });
    if (steps.length === 0) return [];
    const count = (holds: (step: number) => boolean) => steps.filter(holds).length;
    return [
      {
        ...{ key: item.key, people: steps.length, mean: toTenth(sumOf(steps) / steps.length) },
        ...{ up: count((step) => step > 0), same: count((step) => step === 0), down: count((step) => step < 0) },
      },
    ];
  });
}

/** The item among others that asks the same in the same words, so that the answers can be compared. */
function sameItem(item: InstrumentItem, others: InstrumentItem[]): InstrumentItem | null {
  const words = ({ kind, question, options, notOnScale }: InstrumentItem) =>
    JSON.stringify([kind, question, options, notOnScale]);
  const other = others.find(({ key }) => key === item.key);
  return other && words(other) === words(item) ? other : null;
}

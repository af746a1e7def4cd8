import { heritages } from "./heritage.ts";
import { earlyLearningSites } from "./places.ts";
import { between, dealt, type Random, shuffled, someOf } from "./random.ts";

/** Planted: two sites with the same mean, one of them two humps and nobody near the middle. */
export function earlyLearningRows(random: Random) {
  return earlyLearningSites.flatMap((site, position) => {
    const rates = site.name === "Otter Creek" ? twoHumps(random) : oneHump(random, site.name, site.children);
    const families = dealt(
      random,
      site.children,
      heritages.map((heritage) => [heritage, heritage.weight] as const),
    );
    const incomeEligible = someOf(
      random,
      families.map((_, index) => index),
      0.55,
    );
    return rates.map(({ rate, isOnShuttle }, index) => {
      const family = families[index];
      return {
        child: `E${1001 + position * 200 + index}`,
        site: site.name,
        race_ethnicity: family?.races.join("|") ?? "",
        home_language: family?.languages[0]?.[0] ?? "English",
        meals: incomeEligible.has(index) ? "Eligible" : "Not eligible",
        arrival: isOnShuttle ? "Shared shuttle" : "Walk or car",
        attendance: rate,
        attendance_band: band(rate),
      };
    });
  });
}

type Arrival = { rate: number; isOnShuttle: boolean };

/** 54 children near 97, 36 on the shuttle near 67: the mean is exactly 85. */
function twoHumps(random: Random): Arrival[] {
  const high = balanced(random, 54, 97, 3).map((rate) => ({ rate, isOnShuttle: false }));
  const low = [...balanced(random, 12, 58, 1), ...balanced(random, 24, 71.5, 1.5)];
  return shuffled(random, [...high, ...low.map((rate) => ({ rate, isOnShuttle: true }))]);
}

function oneHump(random: Random, site: string, count: number): Arrival[] {
  const center = site === "Camas Corner" ? 85 : between(random, 88, 92);
  const shuttle = someOf(
    random,
    Array.from({ length: count }, (_, index) => index),
    0.2,
  );
  const near = balanced(random, count - 24, center, 4);
  const far = [...balanced(random, 12, center - 9, 2), ...balanced(random, 12, Math.min(97, center + 9), 2)];
  return shuffled(random, [...near, ...far]).map((rate, index) => ({ rate, isOnShuttle: shuttle.has(index) }));
}

/** Pairs above and below the center by the same step, so that the mean is the center. */
function balanced(random: Random, count: number, center: number, reach: number): number[] {
  return Array.from({ length: count / 2 }, () => {
    const step = Math.round(random() * reach * 10) / 10;
    return [Math.round((center - step) * 10) / 10, Math.round((center + step) * 10) / 10];
  }).flat();
}

function band(rate: number): string {
  const low = Math.min(90, Math.floor(rate / 10) * 10);
  return low === 90 ? "90–100%" : `${low}–${low + 9}%`;
}

import type { CreditChoice } from "#app/trainings/registration/registration.ts";
import type { Designation } from "./designation.ts";

/** A run by its days, as YYYY-MM-DD where it takes place. */
export type StarsRun = { isSelfPaced: boolean; startsOn: string; endsOn: string };

/**
 * Whether the same training, taken on an earlier day, still stands in the way: it earns STARS hours once in 12 months.
 */
function isWithinYear(earlier: string, day: string): boolean {
  return earlier > `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

/**
 * Whether a self-paced run misses the rule that it starts and ends in one calendar year (DCYF, STARS hours in MERIT).
 */
export const crossesYear = ({ isSelfPaced, startsOn, endsOn }: StarsRun) =>
  isSelfPaced && startsOn.slice(0, 4) !== endsOn.slice(0, 4);

/**
 * The approved designations of a run that a person is awarded: STARS only if they asked for it, once in 12 months.
 * `earlier` is the day of their last STARS award for the same training.
 */
export function designationsFor(
  approved: readonly Designation[],
  { asked, earlier, run }: { asked: CreditChoice; earlier: string | null; run: StarsRun },
): Designation[] {
  const isRepeat = earlier !== null && isWithinYear(earlier, run.endsOn);
  const earnsStars = asked === "stars" && !isRepeat && !crossesYear(run);
  return approved.filter((each) => each !== "stars" || earnsStars);
}

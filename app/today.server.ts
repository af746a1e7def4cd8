import { cohortsToday } from "./cohorts/programs/today.server.ts";
import { discussionsToday } from "./discussions/reading/today.server.ts";
import { inquiryToday } from "./inquiry/today.server.ts";
import { instrumentsToday } from "./instruments/today.server.ts";
import { artifactsToday } from "./learning/artifacts/today.server.ts";
import { readersToday } from "./learning/readers/today.server.ts";
import { learningToday } from "./learning/today.server.ts";
import { meetingsToday } from "./meetings/today.server.ts";
import { rankToday, type TodayItem, type TodayVisit } from "./today-item/item.ts";
import { trainingsToday } from "./trainings/today.server.ts";

/** Each domain's items for Today. A new domain adds its function here. */
const domains: ((visit: TodayVisit) => Promise<TodayItem[]>)[] = [
  instrumentsToday,
  cohortsToday,
  learningToday,
  artifactsToday,
  readersToday,
  meetingsToday,
  trainingsToday,
  discussionsToday,
  inquiryToday,
];

/** The items that wait for a person, the most important first. */
export async function todayFor(visit: TodayVisit): Promise<TodayItem[]> {
  const found = await Promise.all(domains.map((itemsOf) => itemsOf(visit)));
  return rankToday(found.flat(), visit.now);
}

import { currentCatalog } from "./catalog/current.server.ts";
import { cohortsToday } from "./cohorts/programs/today.server.ts";
import { mayDecideReports } from "./discussions/moderation/queries/reports.server.ts";
import { reportsToday } from "./discussions/moderation/today.server.ts";
import { mayHaveCheckIns, mayHaveWaitingPosts } from "./discussions/reading/queries/waiting.server.ts";
import { checkInsToday, waitingPostsToday } from "./discussions/reading/today.server.ts";
import { isInvitedToCycles, runsCycles } from "./inquiry/queries/cycle-lists.server.ts";
import { cycleInvitationsToday, dataDaysToday } from "./inquiry/today.server.ts";
import { isAskedToAnswer } from "./instruments/queries/runs.server.ts";
import { instrumentsToday } from "./instruments/today.server.ts";
import { ownsArtifacts } from "./learning/artifacts/queries/artifact-lists.server.ts";
import { artifactsToday } from "./learning/artifacts/today.server.ts";
import { isAskedToRead } from "./learning/readers/queries/readers.server.ts";
import { readersToday } from "./learning/readers/today.server.ts";
import { learningToday, readBesideProgress } from "./learning/today.server.ts";
import { mayHaveMeetings } from "./meetings/queries/next-steps.server.ts";
import { meetingsToday } from "./meetings/today.server.ts";
import { rankToday, type TodayItem, type TodayVisit } from "./today-item/item.ts";
import { type Condition, conditionsColumn } from "./today-item/queries/possible.server.ts";
import { learnsInCourseRuns, teachesCourseRuns } from "./trainings/course-runs/queries/work.server.ts";
import { mayApprove } from "./trainings/registration/queries/approvals.server.ts";
import { isOfferedSeats } from "./trainings/registration/queries/offers.server.ts";
import { approvalsToday, returnedWorkToday, seatOffersToday, waitingWorkToday } from "./trainings/today.server.ts";

type ItemsOf = (visit: TodayVisit) => Promise<TodayItem[]>;

/** The domains that are always asked: they read nothing, or what the page needs anyway. */
const asked: ItemsOf[] = [cohortsToday, learningToday];

/**
 * What is asked only if somebody may have any of it: most people have nothing of most, and one look at an index each, all
 * in the statement that reads their progress, says so. A new domain adds its functions here.
 */
export const askedIfPossible = {
  instruments: { itemsOf: instrumentsToday, isPossible: isAskedToAnswer },
  artifacts: { itemsOf: artifactsToday, isPossible: ownsArtifacts },
  readers: { itemsOf: readersToday, isPossible: isAskedToRead },
  meetings: { itemsOf: meetingsToday, isPossible: mayHaveMeetings },
  seatOffers: { itemsOf: seatOffersToday, isPossible: isOfferedSeats },
  approvals: { itemsOf: approvalsToday, isPossible: mayApprove },
  waitingWork: { itemsOf: waitingWorkToday, isPossible: teachesCourseRuns },
  returnedWork: { itemsOf: returnedWorkToday, isPossible: learnsInCourseRuns },
  posts: { itemsOf: waitingPostsToday, isPossible: mayHaveWaitingPosts },
  checkIns: { itemsOf: checkInsToday, isPossible: mayHaveCheckIns },
  reports: { itemsOf: reportsToday, isPossible: mayDecideReports },
  cycleInvitations: { itemsOf: cycleInvitationsToday, isPossible: isInvitedToCycles },
  dataDays: { itemsOf: dataDaysToday, isPossible: runsCycles },
} satisfies Record<string, { itemsOf: ItemsOf; isPossible: (visit: TodayVisit) => Condition }>;

/** The items that wait for a person, the most important first. */
export async function todayFor(visit: TodayVisit): Promise<TodayItem[]> {
  const possible = possibleItems(visit); // first, because it reads the progress that the others need
  const found = await Promise.all([...asked.map((itemsOf) => itemsOf(visit)), possible]);
  return rankToday(found.flat(), visit.now);
}

/** What the domains have that are asked if possible, in no order. */
export async function possibleItems(visit: TodayVisit, catalog = currentCatalog()): Promise<TodayItem[]> {
  const domains = Object.entries(askedIfPossible);
  const conditions = Object.fromEntries(domains.map(([name, { isPossible }]) => [name, isPossible(visit)]));
  const isPossible = await readBesideProgress(visit, conditionsColumn(conditions), catalog);
  const found = await Promise.all(
    domains.filter(([name]) => isPossible[name]).map(([, { itemsOf }]) => itemsOf(visit)),
  );
  return found.flat();
}

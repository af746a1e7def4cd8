import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { periodInWords } from "../periods/period-words.ts";
import type { ParticipationScope } from "../scope.ts";
import { periodToShow, seriesUpTo } from "./overview.ts";
import { listOrganizationTotals } from "./queries/organizations.server.ts";
import { findFinishedAt, listPeriodTotals } from "./queries/overview.server.ts";

/**
 * What a lead's home shows of a period: its exact totals, those of the periods before, and when they were counted. Leads
 * of organizations get the numbers of their own organizations and none of the program.
 */
export async function overviewFor(db: Db, scope: ParticipationScope, wanted: string | null, now = currentTime()) {
  const day = dayOf(now, homeZone);
  const [periods, countedAt] = await Promise.all([listPeriodTotals(db, day), findFinishedAt(db)]);
  const shown = periodToShow(periods, wanted);
  if (!shown) return { periods: [], shown: null, series: [], organizations: [], countedAt };
  const isProgram = scope.kind === "program";
  const named = ({ totals, ...period }: (typeof periods)[number]) => ({
    ...{ ...period, totals: isProgram ? totals : {}, words: periodInWords(period) },
  });
  const organizations =
    scope.kind === "organizations"
      ? await listOrganizationTotals(db, { periodId: shown.id, ids: scope.organizationIds, from: 0, most: 50 })
      : [];
  return {
    periods: periods.map((period) => ({ id: period.id, words: periodInWords(period) })),
    shown: { ...named(shown), isOver: shown.endsOn < day },
    series: isProgram ? seriesUpTo(periods, shown).map(named) : [],
    organizations,
    countedAt,
  };
}

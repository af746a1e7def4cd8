import * as m from "#app/messages/catalog.ts";
import { type ExactMeasure, exactMeasures, type FrozenMeasure } from "./measure.ts";

/** A measure in plain words: what is counted, out of what, which date decides, and where it comes from. */
export type MeasureWords = { name: string; counts: string; of: string; date: string; from: string };

const words: Record<ExactMeasure, () => MeasureWords> = {
  people: () => ({
    name: m.participationMeasuresPeopleName(),
    counts: m.participationMeasuresPeopleCounts(),
    of: m.participationMeasuresPeopleOf(),
    date: m.participationMeasuresPeopleDate(),
    from: m.participationMeasuresPeopleFrom(),
  }),
  organizations: () => ({
    name: m.participationMeasuresOrganizationsName(),
    counts: m.participationMeasuresOrganizationsCounts(),
    of: m.participationMeasuresOrganizationsOf(),
    date: m.participationMeasuresOrganizationsDate(),
    from: m.participationMeasuresOrganizationsFrom(),
  }),
  runs: () => ({
    name: m.participationMeasuresRunsName(),
    counts: m.participationMeasuresRunsCounts(),
    of: m.participationMeasuresRunsOf(),
    date: m.participationMeasuresRunsDate(),
    from: m.participationMeasuresRunsFrom(),
  }),
  sessions: () => ({
    name: m.participationMeasuresSessionsName(),
    counts: m.participationMeasuresSessionsCounts(),
    of: m.participationMeasuresSessionsOf(),
    date: m.participationMeasuresSessionsDate(),
    from: m.participationMeasuresSessionsFrom(),
  }),
  attendance: () => ({
    name: m.participationMeasuresAttendanceName(),
    counts: m.participationMeasuresAttendanceCounts(),
    of: m.participationMeasuresAttendanceOf(),
    date: m.participationMeasuresAttendanceDate(),
    from: m.participationMeasuresAttendanceFrom(),
  }),
  minutes: () => ({
    name: m.participationMeasuresMinutesName(),
    counts: m.participationMeasuresMinutesCounts(),
    of: m.participationMeasuresMinutesOf(),
    date: m.participationMeasuresMinutesDate(),
    from: m.participationMeasuresMinutesFrom(),
  }),
  live: () => ({
    name: m.participationMeasuresLiveName(),
    counts: m.participationMeasuresLiveCounts(),
    of: m.participationMeasuresLiveOf(),
    date: m.participationMeasuresLiveDate(),
    from: m.participationMeasuresLiveFrom(),
  }),
  self_paced: () => ({
    name: m.participationMeasuresSelfPacedName(),
    counts: m.participationMeasuresSelfPacedCounts(),
    of: m.participationMeasuresSelfPacedOf(),
    date: m.participationMeasuresSelfPacedDate(),
    from: m.participationMeasuresSelfPacedFrom(),
  }),
  coaching: () => ({
    name: m.participationMeasuresCoachingName(),
    counts: m.participationMeasuresCoachingCounts(),
    of: m.participationMeasuresCoachingOf(),
    date: m.participationMeasuresCoachingDate(),
    from: m.participationMeasuresCoachingFrom(),
  }),
  commitments: () => ({
    name: m.participationMeasuresCommitmentsName(),
    counts: m.participationMeasuresCommitmentsCounts(),
    of: m.participationMeasuresCommitmentsOf(),
    date: m.participationMeasuresCommitmentsDate(),
    from: m.participationMeasuresCommitmentsFrom(),
  }),
  commitments_kept: () => ({
    name: m.participationMeasuresKeptName(),
    counts: m.participationMeasuresKeptCounts(),
    of: m.participationMeasuresKeptOf(),
    date: m.participationMeasuresKeptDate(),
    from: m.participationMeasuresKeptFrom(),
  }),
};

export function measureInWords(key: ExactMeasure | FrozenMeasure): MeasureWords {
  if (isExact(key)) return words[key]();
  return {
    name: m.frozenMeasureName({ key }),
    counts: m.frozenMeasureCounts({ key }),
    of: m.frozenMeasureOf({ key }),
    date: m.frozenMeasureDate({ key }),
    from: m.frozenMeasureFrom({ key }),
  };
}

const isExact = (key: ExactMeasure | FrozenMeasure): key is ExactMeasure => exactMeasures.some((each) => each === key);

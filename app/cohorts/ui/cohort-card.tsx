import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import { type CalendarMark, calendarMark } from "../calendar-mark.ts";
import { type Standing, standingIn } from "../cohort.ts";
import type { CohortRow } from "../queries/cohorts.server.ts";
import { CalendarMarkPicture } from "./calendar-mark.tsx";

export type CohortCardData = {
  id: string;
  name: string;
  isRunning: boolean;
  standing: string | null;
  dates: string;
  coaches: string;
  memberCount: number;
  mark: CalendarMark;
};

/** A cohort for a list; `sessionDays` and `today` are days in the cohort's zone. */
export function cohortCard(
  cohort: CohortRow,
  person: Parameters<typeof standingIn>[0],
  { sessionDays, today }: { sessionDays: readonly string[]; today: string },
): CohortCardData {
  const { id, name, isRunning, memberCount, coachNames } = cohort;
  const standing = standingIn(person, id);
  return {
    ...{ id, name, isRunning, memberCount, mark: calendarMark(cohort, sessionDays, today) },
    standing: standing && standingInWords(standing),
    dates: cohortDatesInWords(cohort),
    coaches: coachNames.length > 0 ? listed(coachNames) : "",
  };
}

export function standingInWords(standing: Standing): string {
  return m.cohortsStanding({ standing });
}

export function cohortDatesInWords({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): string {
  const from = shortDay(startsOn);
  return endsOn ? m.cohortsDates({ from, to: shortDay(endsOn) }) : m.cohortsDatesOpen({ from });
}

export const listed = (names: readonly string[]) => new Intl.ListFormat("en-US", { type: "conjunction" }).format(names);

/** A cohort as a row of a list. */
export function CohortCard({ cohort }: { cohort: CohortCardData }) {
  return (
    <article className="cohort-card">
      <h3 className="cohort-card__title">
        <Link to={`/cohorts/${cohort.id}`}>{cohort.name}</Link>
      </h3>
      <CalendarMarkPicture mark={cohort.mark} />
      <p className="soft">
        {cohort.dates} · {m.cohortsMembers({ count: cohort.memberCount })}
        {cohort.standing ? <> · {cohort.standing}</> : null}
      </p>
      {cohort.coaches ? <p>{m.cohortsCoachedBy({ coaches: cohort.coaches })}</p> : null}
    </article>
  );
}

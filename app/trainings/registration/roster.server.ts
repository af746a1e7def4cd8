import { csvHeadings, csvLine } from "#app/http/csv.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { listRoster } from "./queries/registrations.server.ts";
import { openStates, seatStates } from "./registration.ts";

/** Somebody on a run's roster, in words. */
export type RosterRow = {
  registrationId: string;
  name: string;
  organization: string;
  isSeated: boolean;
  standing: string;
  credit: string;
};

/** Lists who has a seat in a run or waits for one, with times in the reader's zone. */
export async function rosterOf(db: Db, runId: string, reader: { timeZone: string }): Promise<RosterRow[]> {
  const rows = await listRoster(db, runId, [...new Set([...openStates, ...seatStates])]);
  return rows.map(({ registrationId, name, organization, state, offerEndsAt, credit }) => ({
    ...{ registrationId, name, organization: organization ?? "", isSeated: state !== "waitlisted" },
    standing:
      state === "offered" && offerEndsAt
        ? m.trainingsOfferedUntil({ until: dayAndTimeIn(reader.timeZone, offerEndsAt.toISOString()) })
        : m.trainingsRosterStanding({ state }),
    credit: credit === "none" ? "" : m.trainingsCreditChoice({ choice: credit }),
  }));
}

/**
 * A roster as a table for files, with the headings of its page. What people need is left out: it is deleted on the day
 * after the run, and a file would outlive that.
 */
export function rosterTable(people: readonly RosterRow[]): { headings: string[]; rows: string[][] } {
  return {
    headings: [m.trainingsName(), m.trainingsOrganization(), m.trainingsStandingLabel(), m.trainingsCreditLabel()],
    rows: people.map(({ name, organization, standing, credit }) => [name, organization, standing, credit]),
  };
}

/** The same as CSV. */
export function rosterCsv(people: readonly RosterRow[]): string {
  const { headings, rows } = rosterTable(people);
  return csvHeadings(headings) + rows.map(csvLine).join("");
}

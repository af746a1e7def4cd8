import { findInstrument } from "#app/catalog/instruments.server.ts";
import { planInstruments, sendInstruments } from "#app/instruments/sending.server.ts";
import { weeksAfter } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { listCalendars } from "./queries/calendars.server.ts";

/**
 * The job `send-instruments`: plans what the programs of running cohorts ask for by now, each once, and sends what opens
 * today or opened while the site was down.
 */
export async function sendDueInstruments(db: Db): Promise<void> {
  for (const { cohortId, startsOn, today, program } of await listCalendars(db)) {
    const planned = program.instruments.flatMap(({ instrument: slug, week }) => {
      const instrument = findInstrument(slug);
      const opensOn = weeksAfter(startsOn, week);
      // What opened long before a cohort followed this program is not sent afterwards.
      return instrument && opensOn <= today && weeksAfter(opensOn, 2) > today ? [{ instrument, opensOn }] : [];
    });
    if (planned.length > 0) await planInstruments(db, cohortId, planned);
  }
  await sendInstruments(db);
}

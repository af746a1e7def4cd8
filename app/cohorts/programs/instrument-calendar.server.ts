import { findInstrument } from "#app/catalog/instruments.server.ts";
import { askCourseFinishers } from "#app/instruments/course-evaluation.server.ts";
import { planInstruments, sendInstruments } from "#app/instruments/sending.server.ts";
import * as m from "#app/messages/catalog.ts";
import { weeksAfter } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { openingsOf } from "./instrument-calendar.ts";
import { listCalendars } from "./queries/calendars.server.ts";

/**
 * The job `send-instruments`: plans what the programs of running cohorts ask for by now, each once, sends what opens
 * today or opened while the site was down, and asks those who finished a course.
 */
export async function sendDueInstruments(db: Db): Promise<void> {
  await askCourseFinishers(db);
  for (const { cohortId, today, program, ...cohort } of await listCalendars(db)) {
    const planned = program.instruments.flatMap((scheduled) => {
      const instrument = findInstrument(scheduled.instrument);
      if (!instrument) return [];
      // An instrument that opened long before a cohort followed this program is not sent afterwards.
      const due = openingsOf(scheduled, cohort).filter(
        ({ opensOn }) => opensOn <= today && weeksAfter(opensOn, 2) > today,
      );
      return due.map(({ opensOn, session }) => ({
        instrument: session === null ? instrument : { ...instrument, title: titleFor(instrument.title, session) },
        opensOn,
      }));
    });
    if (planned.length > 0) await planInstruments(db, cohortId, planned);
  }
  await sendInstruments(db);
}

const titleFor = (title: string, session: string): string => m.instrumentsAfterSession({ title, session });

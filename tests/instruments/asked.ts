import { eq } from "drizzle-orm";
import type { Instrument } from "#app/catalog/instrument.ts";
import { planInstruments, sendInstruments } from "#app/instruments/sending.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { instrumentRuns } from "#db/schema/index.ts";

/** A questionnaire with a question of each kind; the first must be answered. */
export const anInstrument = (given: Partial<Instrument> = {}): Instrument => ({
  ...{ slug: "exit-ticket", title: "Exit ticket", kind: "exit-ticket", isLinked: false, minutes: 1, language: "en" },
  ...{ purpose: "So that the next session is better.", intro: "", sources: [], problem: null },
  items: [
    { key: "pace", kind: "choice", question: "The pace?", options: ["Slow", "Right", "Fast"], isOptional: false },
    { key: "gave", kind: "several", question: "What helped?", options: ["Time", "Data"], isOptional: true },
    { key: "words", kind: "text", question: "What else?", options: [], isOptional: true },
  ],
  ...given,
});

/** Sends a questionnaire to everyone who learns in a cohort; the run's id. */
export async function askedInstrument(db: Db, cohortId: string, instrument = anInstrument()): Promise<string> {
  await planInstruments(db, cohortId, [{ instrument, opensOn: dayOf(currentTime(), homeZone) }]);
  await sendInstruments(db);
  const runs = await db.select().from(instrumentRuns).where(eq(instrumentRuns.cohortId, cohortId));
  return runs.find(({ slug }) => slug === instrument.slug)?.id ?? "";
}

import type { Instrument } from "#app/catalog/instrument.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone, weeksAfter } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { insertAsked, insertOpenRuns } from "./queries/offerings.server.ts";
import { listAsked } from "./queries/runs.server.ts";
import { openWeeks, stateOf } from "./run.ts";
import { tellOfAsked } from "./telling.server.ts";

type Asking = {
  instrument: Instrument;
  /** The training that they took, and its title. */
  trainingRunId: string;
  about: string;
  /** YYYY-MM-DD, today or before; with the training and the instrument it names the run. */
  opensOn: string;
};

/**
 * Asks people who took a training, in the caller's transaction, and tells them. People who were
 * asked before are not asked again. Returns the run's id; null if it is closed already.
 */
export async function askAboutTraining(
  db: Db,
  { instrument, trainingRunId, about, opensOn }: Asking,
  personIds: string[],
): Promise<string | null> {
  const closesOn = weeksAfter(opensOn, openWeeks(instrument.kind));
  const [run] = await insertOpenRuns(db, [
    {
      ...{ trainingRunId, about, slug: instrument.slug, definition: instrument, opensOn, closesOn },
      sentAt: currentTime(),
    },
  ]);
  if (!run || stateOf(run, dayOf(currentTime(), homeZone)) !== "open") return null;
  const isNew = new Set(await insertAsked(db, run.id, personIds));
  const asked = (await listAsked(db, [run.id])).filter(({ personId }) => isNew.has(personId));
  await tellOfAsked(db, asked, [run]);
  return run.id;
}

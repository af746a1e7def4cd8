import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import type { Reading } from "../queries/readers.server.ts";

export type ShownReading = { id: string; name: string; ending: Reading["ending"]; words: string };

/** A reading as its author sees it: who, and how far it got. */
export function shownReading({ id, readerName: name, ending, ...reading }: Reading, timeZone: string): ShownReading {
  const on = (moment: string | null) => (moment === null ? "" : dayIn(timeZone, moment));
  if (ending !== null) return { id, name, ending, words: m.readersEndedHow({ ending, day: on(reading.endedAt) }) };
  const words = reading.answeredAt
    ? m.readersAnswered({ name, day: on(reading.answeredAt) })
    : m.readersNoAnswerYet({ name, day: on(reading.askedAt) });
  return { id, name, ending, words };
}

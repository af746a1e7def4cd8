import * as m from "#app/messages/catalog.ts";
import { languageInWords } from "../runs/language.ts";
import type { Run } from "../runs/queries/runs.server.ts";
import { lastMinuteInWords } from "../runs/run-in-words.ts";

/** What a person should know before registering, as labels and values; what was left empty is left out. */
export function runFacts(run: Run): { label: string; value: string }[] {
  const until = (moment: Date | null) => moment && lastMinuteInWords(moment, run.timeZone);
  const facts: [string, string | null][] = [
    [m.trainingsFormatLabel(), m.trainingsFormat({ format: run.format })],
    [m.trainingsPlace(), run.place],
    [m.trainingsLanguages(), run.languages.map(languageInWords).join(", ")],
    [m.trainingsInterpreters(), run.interpreters],
    [m.trainingsAudience(), run.audience],
    [m.trainingsSeatsLabel(), m.trainingsSeats({ count: run.capacity })],
    [m.trainingsRegistrationCloses(), until(run.closesAt)],
    [m.trainingsCancelBy(), until(run.cancelBy)],
    [m.trainingsWaitlistRule(), m.trainingsRule({ rule: run.offerRule })],
    [
      m.trainingsCertificate(),
      run.offeringKind === "course" ? null : m.trainingsCertificateFor({ share: run.certificateShare }),
    ],
    [m.trainingsCost(), run.cost],
    [m.trainingsStipend(), run.stipend],
    [m.trainingsParking(), run.parking],
    [m.trainingsChildCare(), run.childCare],
    [m.trainingsAccommodations(), run.accommodations],
    [m.trainingsTerms(), run.terms],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

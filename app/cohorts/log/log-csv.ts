import { csvHeadings, csvLine } from "#app/http/csv.ts";
import { dayOf, timeOf } from "#app/time/dates.ts";
import type { LoggedContact } from "./queries/log.server.ts";

const headings = [
  ...["day", "began", "ended", "minutes", "kind", "how", "language", "coaches", "members"],
  ...["focus", "strategies", "barriers", "goals", "summary"],
];

/** The entries of a log as CSV, in their order. Days and times are the zone's. */
export function logCsv(contacts: readonly LoggedContact[], timeZone: string): string {
  const lines = contacts.map((contact) => {
    const began = new Date(contact.beganAt);
    const ended = new Date(began.getTime() + contact.minutes * 60_000);
    const list = (words: readonly string[]) => words.join("; ");
    return csvLine([
      ...[dayOf(began, timeZone), timeOf(began, timeZone), timeOf(ended, timeZone), contact.minutes],
      ...[contact.kind, contact.mode, contact.language, list(contact.coachNames), list(contact.memberNames)],
      ...[list(contact.focus), list(contact.strategies), list(contact.barriers)],
      ...[list(contact.goals.map(({ statement }) => statement)), contact.summary],
    ]);
  });
  return `${csvHeadings(headings)}${lines.join("")}`;
}

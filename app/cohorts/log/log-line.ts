import * as m from "#app/messages/catalog.ts";
import { fold } from "#app/search/fold.ts";
import { clockTime, dayIn, shortDayIn } from "#app/time/dates.ts";
import { isWriting, mayChangeContact } from "./contact.ts";
import { minutesOf } from "./new-contact.ts";
import type { LoggedContact } from "./queries/log.server.ts";

/** An entry as its reader sees it. A member gets no goals but their own; a coach may add to their own entries. */
export function contactLine(
  contact: LoggedContact,
  { readerId, isCoach, timeZone }: { readerId: string; isCoach: boolean; timeZone: string },
) {
  const { id, kind, beganAt, minutes, mode, language, memberNames, coachNames, summary } = contact;
  const what = m.coachingLogKind({ kind });
  const who = memberNames.join(", ") || m.coachingLogNobody();
  const isMine = isCoach && mayChangeContact({ id: readerId }, contact);
  const goals = contact.goals.filter(({ personId }) => isCoach || personId === readerId);
  return {
    ...{ id, summary, what, who, day: shortDayIn(timeZone, beganAt), isMine },
    isUntimed: isMine && isWriting(contact) && minutes === 0,
    facts: [
      dayIn(timeZone, beganAt),
      // Nobody knows how long messages or feedback took until their coach says so.
      ...(minutes > 0 ? [timesOf(beganAt, minutes, timeZone), m.coachingLogMinutes({ minutes })] : []),
      ...(mode ? [m.coachingLogMode({ mode })] : []),
      ...(language ? [m.coachingLogLanguageOf({ language })] : []),
      coachNames.join(", "),
    ].join(" · "),
    tags: [...contact.focus, ...contact.strategies, ...contact.barriers]
      .map((tag) => m.coachingLogTag({ tag: tag.replaceAll("-", "_") }))
      .join(", "),
    goals: goals.length > 0 ? m.coachingLogGoalsTouched({ goals: goals.map(quoted).join(", ") }) : null,
  };
}

const quoted = ({ statement }: { statement: string }) => `“${statement}”`;

function timesOf(beganAt: string, minutes: number, timeZone: string): string {
  const began = new Date(beganAt);
  const ended = new Date(began.getTime() + minutes * 60_000);
  return m.coachingLogUntil({ from: clockTime(began, timeZone), to: clockTime(ended, timeZone) });
}

/** Totals of the entries, in minutes and counts; names of members only for their coach. */
export function sumsOf(contacts: LoggedContact[], isCoach: boolean) {
  const { dosage, effort } = minutesOf(contacts);
  const names = new Map(
    contacts.flatMap(({ memberIds, memberNames }) => memberIds.map((id, at) => [id, memberNames[at]])),
  );
  const tags = Map.groupBy(
    contacts.flatMap(({ focus, strategies, barriers }) => [...focus, ...strategies, ...barriers]),
    (tag) => tag,
  );
  const total = [...effort.values()].reduce((sum, minutes) => sum + minutes, 0);
  return {
    contacts: m.coachingLogCount({ count: contacts.length, people: dosage.size, minutes: total }),
    tags: [...tags].map(([tag, all]) => m.coachingLogTagCount({ tag: tag.replaceAll("-", "_"), count: all.length })),
    dosage: isCoach
      ? [...dosage]
          .map(([id, minutes]) => ({ id, name: names.get(id) ?? "", minutes }))
          .sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1))
      : [],
  };
}

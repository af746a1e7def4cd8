import * as m from "#app/messages/catalog.ts";
import { dayIn, dayInWords } from "#app/time/dates.ts";
import { roleInWords } from "../person/words.ts";
import type { VisibleGrant, VisibleMembership } from "./queries/people-lists.server.ts";

/** A grant as a person's page shows it. */
export function grantLine(grant: VisibleGrant, timeZone: string) {
  const { id, role, scopeName, reason, grantedAt, grantedByName, endsAt, isOver, endedByName, endReason } = grant;
  const day = dayIn(timeZone, grantedAt);
  const last = endsAt && dayIn(timeZone, isOver ? endsAt : new Date(Date.parse(endsAt) - 1).toISOString());
  return {
    id,
    isOver,
    what: scopeName ? m.peopleRoleFor({ role: roleInWords(role), scope: scopeName }) : roleInWords(role),
    given: grantedByName ? m.peopleGivenBy({ day, name: grantedByName }) : m.peopleGivenOn({ day }),
    reason: m.peopleBecause({ reason }),
    ends: last && endInWords(last, isOver, endedByName),
    endReason: endReason && m.peopleEndBecause({ reason: endReason }),
    scopeClosed: grant.isScopeClosed && !isOver ? m.peopleScopeClosed() : null,
  };
}

function endInWords(day: string, isOver: boolean, name: string | null): string {
  if (!isOver) return m.peopleEndsOn({ day });
  return name ? m.peopleEndedBy({ day, name }) : m.peopleEndedOn({ day });
}

/** A membership as a person's page shows it. */
export function membershipLine({
  id,
  organizationId,
  organizationName,
  isClosed,
  title,
  startedOn,
  endedOn,
}: VisibleMembership) {
  const from = dayInWords(startedOn);
  const dates = endedOn ? m.peopleFromTo({ from, to: dayInWords(endedOn) }) : m.peopleSince({ day: from });
  const more = [title, dates, isClosed && m.peoplePlaceClosed()].filter((part) => Boolean(part)).join(", ");
  return { id, organizationId, place: organizationName, more, hasEnded: endedOn !== null };
}

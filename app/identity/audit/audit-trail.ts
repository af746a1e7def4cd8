import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { roleInWords } from "../person/words.ts";
import { auditInWords } from "./audit-words.ts";
import type { TrailEvent } from "./queries/audit-trail.server.ts";

/** An event as administrators read it. */
export type TrailLine = {
  id: number;
  when: string;
  who: string;
  whoId: string | null;
  what: string;
  /** Null when the event was about nobody. */
  whom: string | null;
  whomId: string | null;
  organization: string | null;
};

/** An event in words, for administrators. People whose account is gone are shown as such. */
export function trailLine(event: TrailEvent, timeZone: string): TrailLine {
  const { id, happenedAt, actorId, actorName, action, subjectId, subjectName, organizationName, detail } = event;
  return {
    id,
    when: dayAndTimeIn(timeZone, happenedAt),
    who: actorId ? (actorName ?? m.auditErased()) : m.auditNobody(),
    whoId: actorName ? actorId : null,
    what: auditInWords(action, detail),
    whom: subjectId ? (subjectName ?? m.auditErased()) : null,
    whomId: subjectName ? subjectId : null,
    organization: organizationName,
  };
}

/** An event as shown to the person it is about. */
export type ActivityLine = { id: number; when: string; who: string; what: string; organization: string | null };

/** An event in words, for the person it is about. The person who acted is named with their role. */
export function activityLine(
  event: TrailEvent,
  reader: { id: string; timeZone: string },
  isMine: boolean,
): ActivityLine {
  const { id, happenedAt, action, organizationName, detail } = event;
  return {
    id,
    when: dayAndTimeIn(reader.timeZone, happenedAt),
    who: isMine ? m.activityYou() : actorInWords(event),
    what: auditInWords(action, detail),
    organization: organizationName,
  };
}

function actorInWords({ actorId, actorName, actorRole }: TrailEvent): string {
  if (!actorId) return m.activityNobody();
  if (!actorName) return m.activityErased();
  return actorRole ? m.activityNamed({ name: actorName, role: roleInWords(actorRole).toLowerCase() }) : actorName;
}

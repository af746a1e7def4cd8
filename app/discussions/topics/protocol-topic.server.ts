import { findProtocol } from "#app/catalog/programs.server.ts";
import type { Protocol } from "#app/catalog/protocol.ts";
import type { Person } from "#app/identity/person/person.ts";
import { type NoTurn, whyNoTurn } from "./turn.ts";

type Topic = { authorId: string | null; protocolKey: string | null; round: number | null };

/** The protocol that a topic follows; null for other topics, and if it is not in the catalog any more. */
export const protocolOf = ({ protocolKey, round }: Pick<Topic, "protocolKey" | "round">): Protocol | null =>
  protocolKey === null || round === null ? null : findProtocol(protocolKey);

/** Whether a person opens and closes its rounds: those who keep the space, and who began the topic. */
export const canMoveOn = (person: Person, topic: Topic, isFacilitator: boolean): boolean =>
  isFacilitator || topic.authorId === person.id;

/** Why a person may not post in a topic now; null if they may, and for topics without rounds. */
export function turnProblem(
  person: Person,
  topic: Topic & { hasTakenTurn: boolean },
  isFacilitator: boolean,
): NoTurn | null {
  const protocol = protocolOf(topic);
  if (!protocol || topic.round === null) return null;
  return whyNoTurn({
    ...{ rounds: protocol.rounds, round: topic.round, isPresenter: topic.authorId === person.id },
    canMoveOn: canMoveOn(person, topic, isFacilitator),
    hasPosted: topic.hasTakenTurn,
  });
}

import type { Speaker } from "#app/catalog/protocol.ts";

/** Why a person may not write in a protocol's round now: it is another's round, they had their turn, or all are over. */
export type NoTurn = "not-your-round" | "turn-taken" | "rounds-over";

type Round = { who: Speaker };
/** `round` counts from 0; the number of rounds means that all of them are over. */
type TurnFacts = {
  rounds: readonly Round[];
  round: number;
  isPresenter: boolean;
  canMoveOn: boolean;
  hasPosted: boolean;
};

/** One turn each in every round, for those whose round it is; the presenter is the person who began the topic. */
export function whyNoTurn({ rounds, round, isPresenter, canMoveOn, hasPosted }: TurnFacts): NoTurn | null {
  const open = rounds[round];
  if (!open) return "rounds-over";
  const isTheirs = {
    presenter: isPresenter,
    group: !isPresenter,
    all: true,
    facilitator: canMoveOn,
  }[open.who];
  if (!isTheirs) return "not-your-round";
  return hasPosted ? "turn-taken" : null;
}

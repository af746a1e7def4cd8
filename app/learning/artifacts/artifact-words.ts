import * as m from "#app/messages/catalog.ts";
import type { ArtifactEvent, ArtifactRefusal, ArtifactState } from "./artifact.ts";

const states: Record<ArtifactState, () => string> = {
  draft: m.artifactsStateDraft,
  submitted: m.artifactsStateSubmitted,
  returned: m.artifactsStateReturned,
  revised: m.artifactsStateRevised,
  accepted: m.artifactsStateAccepted,
};

export const stateWords = (state: ArtifactState): string => states[state]();

const refusals: Record<Exclude<ArtifactRefusal, "missing" | "already">, () => string> = {
  "not-yours": m.artifactsRefusedNotYours,
  "own-work": m.artifactsRefusedOwnWork,
  "not-now": m.artifactsRefusedNotNow,
  empty: m.artifactsRefusedEmpty,
  "no-feedback": m.artifactsRefusedNoFeedback,
};

/** Why an action was refused, as a sentence. */
export const refusalSentence = (refusal: Exclude<ArtifactRefusal, "missing" | "already">): string =>
  refusals[refusal]();

const events: Record<ArtifactEvent, (values: { name: string }) => string> = {
  start: m.artifactsEventStart,
  submit: m.artifactsEventSubmit,
  withdraw: m.artifactsEventWithdraw,
  return: m.artifactsEventReturn,
  accept: m.artifactsEventAccept,
  reopen: m.artifactsEventReopen,
  acknowledge: m.artifactsEventAcknowledge,
  join: m.artifactsEventJoin,
  leave: m.artifactsEventLeave,
};

/** A line of an artifact's history. */
export const eventWords = (event: ArtifactEvent, name: string | null): string =>
  events[event]({ name: name ?? m.artifactsSomebody() });

export const timerStates = ["ready", "running", "paused"] as const;
export type TimerState = (typeof timerStates)[number];

/** A round's timer as stored: what it shows follows from these moments alone, so it survives reload and sleep. */
export type Timer = {
  timer: TimerState;
  startedAt: Date | null;
  /** Seconds that ran before the last pause. */
  elapsedSeconds: number;
  /** Added to the round's length. */
  extraSeconds: number;
};

/** Seconds that a timer has run at a moment. */
function secondsRun({ timer, startedAt, elapsedSeconds }: Timer, now: Date): number {
  const running = timer === "running" && startedAt ? Math.max(0, (now.getTime() - startedAt.getTime()) / 1000) : 0;
  return elapsedSeconds + Math.floor(running);
}

/** Seconds left of a round; negative once it is over. */
export function secondsLeft(timer: Timer, roundMinutes: number, now: Date): number {
  return roundMinutes * 60 + timer.extraSeconds - secondsRun(timer, now);
}

export const facilitationActions = ["start", "pause", "next", "back", "more", "restart"] as const;
export type FacilitationAction = (typeof facilitationActions)[number];

export type Facilitation = Timer & { round: number };

/** A timer that has not run, for a new round. */
const fresh: Timer = { timer: "ready", startedAt: null, elapsedSeconds: 0, extraSeconds: 0 };

/**
 * The state after a step that was taken at a moment, which for a step that waited for the network is in the past.
 * `from` is the round that the step was taken in: moving on from a round that is already over changes nothing, so two
 * people who press at once move on once.
 */
export function afterStep(
  state: Facilitation,
  { action, from, at }: { action: FacilitationAction; from: number; at: Date },
  rounds: number,
): Facilitation {
  if (from !== state.round) return state;
  switch (action) {
    case "start":
      return state.timer === "running" ? state : { ...state, timer: "running", startedAt: at };
    case "pause":
      if (state.timer !== "running") return state;
      return { ...state, timer: "paused", startedAt: null, elapsedSeconds: secondsRun(state, at) };
    case "more":
      return { ...state, extraSeconds: state.extraSeconds + 60 };
    case "restart":
      return { ...state, ...fresh };
    case "next":
      return state.round + 1 < rounds ? { ...fresh, round: state.round + 1 } : state;
    case "back":
      return state.round > 0 ? { ...fresh, round: state.round - 1 } : state;
  }
}

/** "4:05", and "+0:20" once the time is over. */
export function clockText(seconds: number): string {
  const whole = Math.abs(seconds);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 ? `+${text}` : text;
}

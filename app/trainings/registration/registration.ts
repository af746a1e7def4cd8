/** Where a person stands with a run of a training. */
export const registrationStates = [
  "registered",
  "waitlisted",
  "offered",
  "declined",
  "lapsed",
  "canceled",
  "run_canceled",
  "attended",
  "attended_partly",
  "no_show",
] as const;
export type RegistrationState = (typeof registrationStates)[number];

export const registrationEvents = [
  "register",
  "walk_in",
  "waitlist",
  "offer",
  "accept",
  "decline",
  "lapse",
  "cancel",
  "cancel_run",
  "attend",
  "attend_partly",
  "miss",
] as const;
export type RegistrationEvent = (typeof registrationEvents)[number];

/** A walk-in asks in person, at the door. */
const atTheDoor = { walk_in: "registered" } as const;
const fromNothing = { register: "registered", waitlist: "waitlisted", ...atTheDoor } as const;
const afterTheRun = { attend: "attended", attend_partly: "attended_partly", miss: "no_show" } as const;

/** Which event leads where; an event that a state does not list is refused. */
const transitions: Record<RegistrationState | "none", Partial<Record<RegistrationEvent, RegistrationState>>> = {
  none: fromNothing,
  registered: { cancel: "canceled", cancel_run: "run_canceled", ...afterTheRun },
  waitlisted: { ...atTheDoor, offer: "offered", cancel: "canceled", cancel_run: "run_canceled" },
  offered: {
    ...atTheDoor,
    accept: "registered",
    decline: "declined",
    lapse: "lapsed",
    cancel: "canceled",
    cancel_run: "run_canceled",
  },
  declined: fromNothing,
  lapsed: fromNothing,
  canceled: fromNothing,
  run_canceled: {},
  attended: afterTheRun,
  attended_partly: afterTheRun,
  no_show: afterTheRun,
};

/** The state after an event; null when the event does not apply to the state. `null` as a state means no registration. */
export function stateAfter(state: RegistrationState | null, event: RegistrationEvent): RegistrationState | null {
  return transitions[state ?? "none"][event] ?? null;
}

/** States that hold a seat. An offer holds its seat until it is answered or lapses. */
export const seatStates = ["registered", "offered", "attended", "attended_partly", "no_show"] as const;

export function holdsSeat(state: RegistrationState): boolean {
  return (seatStates as readonly RegistrationState[]).includes(state);
}

/** States of people who still expect to come or wait for a seat. */
export const openStates = ["registered", "waitlisted", "offered"] as const;

export function isOpen(state: RegistrationState): boolean {
  return (openStates as readonly RegistrationState[]).includes(state);
}

/** What a person asks of us after the training: clock hours, STARS hours (early learning), or neither. */
export const creditChoices = ["none", "clock_hours", "stars"] as const;
export type CreditChoice = (typeof creditChoices)[number];

/** Whether a person takes part: they hold a seat and not only an offer of one. */
export const comesTo = (state: RegistrationState | null): boolean =>
  state !== null && holdsSeat(state) && state !== "offered";

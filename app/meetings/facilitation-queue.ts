import { afterStep, type Facilitation, type FacilitationAction, facilitationActions } from "./facilitation.ts";

/**
 * A press that the server may not have yet, as the fields of its form: a step, or that a person has or has not spoken.
 * `key` names the press, so that sending it again changes nothing.
 */
export type Press = { key: string; fields: Record<string, string> };

export function stepPress(action: FacilitationAction, from: number, at: Date): Press {
  const key = crypto.randomUUID();
  return { key, fields: { key, step: action, from: String(from), at: at.toISOString() } };
}

export function turnPress(speaker: string, round: number, hasSpoken: boolean): Press {
  return {
    key: crypto.randomUUID(),
    fields: { speaker, round: String(round), spoke: hasSpoken ? "yes" : "no" },
  };
}

/** The state once the waiting steps have been taken. */
export function afterPresses(state: Facilitation, presses: Press[], rounds: number): Facilitation {
  return presses.reduce((state, { fields: { step, from, at } }) => {
    const action = facilitationActions.find((each) => each === step);
    return action ? afterStep(state, { action, from: Number(from), at: new Date(at ?? 0) }, rounds) : state;
  }, state);
}

/** Whether a person has spoken in a round once the waiting presses have been saved. */
export function hasSpokenAfter(hasSpoken: boolean, presses: Press[], personId: string, round: number): boolean {
  const last = presses.findLast(({ fields }) => fields.speaker === personId && fields.round === String(round));
  return last ? last.fields.spoke === "yes" : hasSpoken;
}

/** The presses in a text that was kept in the browser; none if it is not ours. */
export function pressesIn(kept: string | null): Press[] {
  try {
    const found: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(found) ? found.filter(isPress) : [];
  } catch {
    return [];
  }
}

const isPress = (value: unknown): value is Press =>
  typeof value === "object" &&
  value !== null &&
  "key" in value &&
  typeof value.key === "string" &&
  "fields" in value &&
  typeof value.fields === "object";

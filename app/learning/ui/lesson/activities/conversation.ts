import type { BranchProps } from "#app/catalog/activity-props.ts";

type Turn = BranchProps["turns"][number];
type Reply = NonNullable<Turn["replies"]>[number];
export type Step = { turn: Turn; reply: Reply | null };

/** The conversation so far: each turn with the reply given to it, up to the first one without. */
export function conversation(turns: Turn[], given: Record<string, string>): Step[] {
  const steps: Step[] = [];
  let turn = turns[0];
  while (turn && steps.length < turns.length) {
    const { id, replies } = turn;
    const reply = replies?.find((each) => each.id === given[id]) ?? null;
    steps.push({ turn, reply });
    turn = reply ? turns.find((each) => each.id === reply.next) : undefined;
  }
  return steps;
}

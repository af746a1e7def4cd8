/** A fact of one of two accounts: odd numbers complete, even ones reopen. */
export type OwnFact = { sequence: number; happenedAt: Date };

type Source = "kept" | "gone";
type Placed<Fact> = { source: Source; fact: Fact };

/**
 * Joins two accounts' facts about one thing as if there had been one account: complete while it was complete in either.
 * Facts that change nothing are left out, so that nothing counts twice. In order; the index plus 1 is the number, and
 * odd ones complete.
 */
export function mergeFacts<Fact extends OwnFact>(kept: Fact[], gone: Fact[]): Placed<Fact>[] {
  const isComplete = { kept: false, gone: false };
  return inOrder(kept, gone).filter(({ source, fact }) => {
    const before = isComplete.kept || isComplete.gone;
    isComplete[source] = fact.sequence % 2 === 1;
    return before !== (isComplete.kept || isComplete.gone);
  });
}

/** By time, but never against an account's own numbering: transaction clocks may differ slightly. */
function inOrder<Fact extends OwnFact>(kept: Fact[], gone: Fact[]): Placed<Fact>[] {
  const queues = { kept: bySequence(kept), gone: bySequence(gone) };
  const placed: Placed<Fact>[] = [];
  for (;;) {
    const [mine, other] = [queues.kept[0], queues.gone[0]];
    if (!mine && !other) return placed;
    const source = other && (!mine || other.happenedAt < mine.happenedAt) ? "gone" : "kept";
    const fact = queues[source].shift();
    if (fact) placed.push({ source, fact });
  }
}

const bySequence = <Fact extends OwnFact>(facts: Fact[]) => facts.toSorted((a, b) => a.sequence - b.sequence);

/**
 * Which of two reflections on one prompt stays visible: the newer non-empty one. The other's versions come before it.
 */
export function reflectionToShow<Reflection extends { isEmpty: boolean; updatedAt: Date }>(
  kept: Reflection,
  gone: Reflection,
) {
  if (kept.isEmpty !== gone.isEmpty) return kept.isEmpty ? gone : kept;
  return gone.updatedAt > kept.updatedAt ? gone : kept;
}

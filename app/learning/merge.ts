/** A fact of one of two accounts: odd numbers complete, even ones open again. */
export type OwnFact = { sequence: number; happenedAt: Date };

type Source = "kept" | "gone";
type Placed<Fact> = { source: Source; fact: Fact };

/**
 * The facts of two accounts of one person about one thing, as if they had had one account: it is complete for as long as
 * it was in either. What changed nothing in that is left out, so that nothing counts twice. In order, numbered from 1
 * by their places, odd ones complete again.
 */
export function joinFacts<Fact extends OwnFact>(kept: Fact[], gone: Fact[]): Placed<Fact>[] {
  const isComplete = { kept: false, gone: false };
  return inOrder(kept, gone).filter(({ source, fact }) => {
    const before = isComplete.kept || isComplete.gone;
    isComplete[source] = fact.sequence % 2 === 1;
    return before !== (isComplete.kept || isComplete.gone);
  });
}

/** By time, but never against an account's own numbers: clocks of transactions may be a little apart. */
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

/** Of two reflections on one prompt, the one whose words show on: the newer that has any. The other's come before. */
export function survivorOf<Reflection extends { isEmpty: boolean; updatedAt: Date }>(
  kept: Reflection,
  gone: Reflection,
) {
  if (kept.isEmpty !== gone.isEmpty) return kept.isEmpty ? gone : kept;
  return gone.updatedAt > kept.updatedAt ? gone : kept;
}

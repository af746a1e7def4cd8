/** The ids that a topic's event keeps, so that it can be undone. */
export type Detail = Record<string, string | null>;

/** Changes of a topic that are undone from its page. Pin, lock and archive are undone by their own buttons. */
const undoableActions = ["move", "merge", "split", "tag"] as const;
export type UndoableAction = (typeof undoableActions)[number];

type Pair = [string, string];
export type Move = { from: string; to: string; audience: string[] };
export type Merge = { from: string; runs: string[] };
export type Split = { into: string; runs: Pair[]; parents: Pair[]; accepted: string | null };
/** The ids of a topic's tags before and after. */
export type Tagging = { from: string[]; to: string[] };

const joined = (ids: string[]) => ids.join(" ");
const parted = (ids: string | null | undefined) => (ids ? ids.split(" ") : []);
const joinedPairs = (pairs: Pair[]) => joined(pairs.map((pair) => pair.join(":")));
const partedPairs = (text: string | null | undefined): Pair[] =>
  parted(text).map((pair) => {
    const [one = "", other = ""] = pair.split(":");
    return [one, other];
  });

export const moveDetail = ({ from, to, audience }: Move): Detail => ({ from, to, audience: joined(audience) });
export const mergeDetail = ({ from, runs }: Merge): Detail => ({ from, runs: joined(runs) });
export const splitDetail = ({ into, runs, parents, accepted }: Split): Detail => ({
  ...{ into, accepted, runs: joinedPairs(runs), parents: joinedPairs(parents) },
});

export const tagDetail = ({ from, to }: Tagging): Detail => ({ from: joined(from), to: joined(to) });

/** The changes of a move; null for an event that lacks what undoing it needs. */
export function moveOf({ from, to, audience }: Detail): Move | null {
  return from && to && audience ? { from, to, audience: parted(audience) } : null;
}

export function mergeOf({ from, runs }: Detail): Merge | null {
  return from && runs ? { from, runs: parted(runs) } : null;
}

export function splitOf({ into, runs, parents, accepted = null }: Detail): Split | null {
  return into && runs ? { into, runs: partedPairs(runs), parents: partedPairs(parents), accepted } : null;
}

export const taggingOf = ({ from, to }: Detail): Tagging => ({ from: parted(from), to: parted(to) });

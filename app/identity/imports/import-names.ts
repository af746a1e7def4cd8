/** How many different unknown names get suggestions: a whole list of them is another list. */
const most = 200;

const pairsOf = (name: string) => {
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
};

/** Finds the names that look most like one, at most three, by the pairs of letters that they share (Dice). */
export function nearestNames(names: string[]): (name: string) => string[] {
  const known = names.map((name) => ({ name, pairs: pairsOf(name) }));
  const answers = new Map<string, string[]>();
  return (name) => {
    const answered = answers.get(name);
    if (answered) return answered;
    if (answers.size >= most) return [];
    const wanted = pairsOf(name);
    const near = known
      .map(({ name, pairs }) => ({ name, share: shareOf(wanted, pairs) }))
      .filter(({ share }) => share > 0.4)
      .sort((one, other) => other.share - one.share)
      .slice(0, 3)
      .map(({ name }) => name);
    answers.set(name, near);
    return near;
  };
}

function shareOf(one: Set<string>, other: Set<string>): number {
  let both = 0;
  for (const pair of one) if (other.has(pair)) both += 1;
  return (2 * both) / Math.max(1, one.size + other.size);
}

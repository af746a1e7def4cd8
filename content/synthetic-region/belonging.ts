import { gradeBand } from "./attendance.ts";
import { background, type Child } from "./children.ts";
import { grouped, type Random, someOf } from "./random.ts";

/** Share who know an adult at school from their language or community: a matter of whom schools hire and invite. */
const familiarShares: Record<string, number> = {
  Somali: 0.2,
  Marshallese: 0.25,
  Guatemalan: 0.62,
  Mexican: 0.68,
  Vietnamese: 0.75,
};
const otherFamiliarShare = 0.85;

/** Planted: "Other" hides two groups; who works at the school explains belonging, alike for every group. */
export function belongingRows(random: Random, children: Child[]) {
  const answered = [
    ...someOf(
      random,
      children.filter(({ grade }) => grade >= 6),
      0.86,
    ),
  ].sort(byId);
  const hasFamiliar = new Set<Child>();
  for (const [words, group] of grouped(answered, ({ heritage }) => heritage.words)) {
    const share = familiarShares[words] ?? otherFamiliarShare;
    for (const child of someOf(random, group, share)) hasFamiliar.add(child);
  }
  const cells = grouped(answered, (child) => `${child.heritage.words} ${hasFamiliar.has(child)}`);
  const belongs = new Set<Child>();
  const isKnown = new Set<Child>();
  for (const [, group] of cells) {
    const heard = group[0] !== undefined && hasFamiliar.has(group[0]);
    for (const child of someOf(random, group, heard ? 0.76 : 0.38)) belongs.add(child);
    for (const child of someOf(random, group, heard ? 0.8 : 0.55)) isKnown.add(child);
  }
  const referrals = referralsOf(random, answered, hasFamiliar);
  return answered.map((child) => {
    const { child: id, district, school } = background(child);
    return {
      child: id,
      district,
      school,
      grade_band: gradeBand(child.grade),
      old_form: child.heritage.onOldForm,
      own_words: child.heritage.words,
      familiar_adult: hasFamiliar.has(child) ? "Yes" : "No",
      belongs: belongs.has(child),
      known_by_adult: isKnown.has(child),
      referred_seen: referrals.seen.has(child),
      referred_judged: referrals.judged.has(child),
    };
  });
}

/** Planted: referrals for things anyone can see are alike; referrals that rest on an adult's judgment are not. */
function referralsOf(random: Random, children: Child[], hasFamiliar: Set<Child>) {
  const seen = new Set<Child>();
  const judged = new Set<Child>();
  for (const [heard, group] of grouped(children, (child) => String(hasFamiliar.has(child)))) {
    for (const child of someOf(random, group, 0.05)) seen.add(child);
    for (const child of someOf(random, group, heard === "true" ? 0.07 : 0.18)) judged.add(child);
  }
  return { seen, judged };
}

function byId(left: Child, right: Child): number {
  return left.id < right.id ? -1 : 1;
}

/** Maps each spelling of a kind of school or organization to one word. */
const levels: Record<string, string> = {
  elementary: "elementary",
  elem: "elementary",
  es: "elementary",
  middle: "middle",
  ms: "middle",
  junior: "middle",
  jr: "middle",
  high: "high",
  hs: "high",
  senior: "high",
  preschool: "preschool",
  primary: "elementary",
  district: "district",
  sd: "district",
  isd: "district",
  esd: "esd",
};

const spellings: Record<string, string> = {
  saint: "st",
  mount: "mt",
  fort: "ft",
  ctr: "center",
  centre: "center",
  comm: "community",
  dist: "district",
  assn: "association",
  dept: "department",
  n: "north",
  s: "south",
  e: "east",
  w: "west",
};

/** Words that may differ between two names of the same organization. */
const small = new Set(["the", "of", "and", "for", "in", "at", "a", "school", "schools", "public", "fictional", "inc"]);

/** A parsed name: its distinctive words, and its level. */
export type NameParts = { words: string[]; levels: string[]; numbers: string[]; grams: Set<string> };

/** Parses a name, ignoring case, accents, punctuation, word order and common spelling variants. */
export function partsOf(name: string): NameParts {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’‘.]/g, "")
    .replace(/educational service district/g, "esd")
    .replace(/&/g, " and ");
  const all = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const spelled = all.map((word) => spellings[word] ?? word);
  const named = [...new Set(spelled.filter((word) => !small.has(word) && !levels[word] && !/^\d+$/.test(word)))].sort();
  return {
    words: named,
    levels: [...new Set(spelled.flatMap((word) => levels[word] ?? []))].sort(),
    numbers: spelled.filter((word) => /^\d+$/.test(word)).sort(),
    grams: gramsOf(named.join(" ")),
  };
}

function gramsOf(text: string): Set<string> {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** How similar two names are: 0 not at all, 1 the same except for spelling. */
export function likeness(one: NameParts, other: NameParts): number {
  if (one.words.length === 0 || other.words.length === 0) return 0;
  if (one.numbers.join(" ") !== other.numbers.join(" ")) return 0;
  const isSameLevel = one.levels.join(" ") === other.levels.join(" ");
  if (!isSameLevel && one.levels.length > 0 && other.levels.length > 0) return 0;
  let shared = 0;
  for (const gram of one.grams) if (other.grams.has(gram)) shared += 1;
  const dice = (2 * shared) / (one.grams.size + other.grams.size);
  return isSameLevel ? dice : dice * 0.9;
}

/** From this similarity on, two organizations are shown as possible duplicates. */
export const likelyFrom = 0.72;

export type Named = { id: string; name: string; kind: string; districtId: string | null };
export type Compared = Named & { parts: NameParts };

export const compared = (organization: Named): Compared => ({ ...organization, parts: partsOf(organization.name) });

/** Two schools of one name in two districts are different; so are a district and a school in it. */
function mayBeOne(one: Named, other: Named): boolean {
  const differ = one.districtId !== null && other.districtId !== null && one.districtId !== other.districtId;
  return !differ && one.districtId !== other.id && other.districtId !== one.id;
}

/** Organizations with similar names, most similar first. */
export function duplicatesOf(one: Compared, others: Iterable<Compared>, limit = 5): { id: string; score: number }[] {
  const found: { id: string; score: number }[] = [];
  for (const other of others) {
    if (other.id === one.id || !mayBeOne(one, other)) continue;
    const score = likeness(one.parts, other.parts);
    if (score >= likelyFrom) found.push({ id: other.id, score });
  }
  return found.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id)).slice(0, limit);
}

/** A piece of a name that more organizations than this share does not help to find duplicates. */
const commonFrom = 120;

/** All pairs of possible duplicates, most similar first. Compares only names that share a rare piece or every piece. */
export function duplicatePairs(all: Compared[], limit = 200): { one: string; other: string; score: number }[] {
  const byPiece = new Map<string, number[]>();
  for (const [at, { parts }] of all.entries()) {
    for (const piece of [...parts.grams, wholeOf(parts)]) {
      const places = byPiece.get(piece);
      if (places) places.push(at);
      else byPiece.set(piece, [at]);
    }
  }
  const pairs: { one: string; other: string; score: number }[] = [];
  for (const [at, one] of all.entries()) {
    const near = new Set<number>();
    const whole = wholeOf(one.parts);
    for (const piece of [...one.parts.grams, whole]) {
      const places = byPiece.get(piece) ?? [];
      if (piece !== whole && places.length > commonFrom) continue;
      for (const place of places) if (place > at) near.add(place);
    }
    const others = [...near].flatMap((place) => all[place] ?? []);
    for (const { id, score } of duplicatesOf(one, others, others.length)) pairs.push({ one: one.id, other: id, score });
  }
  return pairs.sort((a, b) => b.score - a.score || a.one.localeCompare(b.one)).slice(0, limit);
}

const wholeOf = ({ words }: NameParts) => `whole ${words.join(" ")}`;

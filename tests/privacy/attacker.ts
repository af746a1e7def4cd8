import loadHighs, { type Highs } from "highs";
import type { CellKey, ProtectedSet, PublishedSet, RateCell } from "#app/privacy/publication/published-set.ts";

export type Interval = { low: number; high: number };

/**
 * Someone who reads everything that was published and writes it down as inequalities: knows how rates are rounded, and
 * whatever `knows` says. For upper bounds also which groups have anyone; a lower bound from that would not be news.
 * Shares no code with the engine, and sees only what readers see.
 */
export class Attacker {
  private readonly lines: string[] = [];
  private readonly bounds = new Map<string, Interval>();
  private readonly peopled = new Set<string>();
  private readonly names = new Map<CellKey, string>();
  private readonly set: PublishedSet;
  private readonly result: ProtectedSet;

  constructor(set: PublishedSet, result: ProtectedSet, knows: readonly CellKey[] = []) {
    this.set = set;
    this.result = result;
    for (const { key, people, role } of set.counts) {
      const shown = result.counts.get(key);
      const isKnown = shown?.kind === "shown" || knows.includes(key);
      const value = shown?.kind === "shown" ? shown.people : people;
      this.name(key, isKnown ? { low: value, high: value } : { low: 0, high: Number.POSITIVE_INFINITY });
      if (!isKnown && people > 0) this.peopled.add(this.names.get(key) ?? "");
      if (role === "exact" && shown?.kind !== "shown") throw new Error(`${key} should be shown`);
    }
    for (const [key, range] of set.released ?? []) this.name(key, range);
    for (const rate of set.rates ?? []) this.nameRate(rate, knows.includes(rate.of));
    this.readRelations();
  }

  /** The bounds that can be derived for a count, or for the numerator of a rate. */
  rangeOf(highs: Highs, key: CellKey): Interval {
    const name = this.names.get(key) ?? "";
    const [low, high] = ["Minimize", "Maximize"].map((sense) => {
      const text = `${sense}\n obj: ${name}\nSubject To\n${this.lines.join("\n")}\nBounds\n${this.boundLines(sense === "Maximize")}\nEnd`;
      // HiGHS 1.15.3 with presolve calls some unbounded programs infeasible.
      const answer = highs.solve(text, { output_flag: false, presolve: "off" });
      if (answer.Status === "Unbounded" || answer.Status === "Primal infeasible or unbounded")
        return Number.POSITIVE_INFINITY;
      if (answer.Status !== "Optimal") throw new Error(`The attacker's program is ${answer.Status}\n${text}`);
      return answer.ObjectiveValue;
    });
    return { low: low ?? 0, high: high ?? 0 };
  }

  private name(key: CellKey, interval: Interval): void {
    const name = `x${this.names.size}`;
    this.names.set(key, name);
    this.bounds.set(name, interval);
  }

  private nameRate({ key, of, numerator, most = 1 }: RateCell, isKnown: boolean): void {
    const people = this.set.counts.find((cell) => cell.key === of)?.people ?? 0;
    const shown = this.result.rates.get(key);
    const all = people * most;
    this.name(key, { low: 0, high: Number.POSITIVE_INFINITY });
    this.lines.push(` ${this.names.get(key)} - ${most} ${this.names.get(of)} <= 0`);
    const own = this.bounds.get(this.names.get(key) ?? "");
    if (!own) return;
    if (isKnown) Object.assign(own, { low: numerator, high: numerator });
    else if (shown?.kind === "range") {
      Object.assign(own, {
        low: Math.ceil((shown.from / 100) * all - 1e-7),
        high: Math.floor((shown.to / 100) * all + 1e-7),
      });
    } else if (shown?.kind === "exact") {
      const half = most === 1 ? 0.5 : 5 / most;
      const fitting = Array.from({ length: all + 1 }, (_, value) => value).filter((value) => {
        const percent = (100 * value) / all;
        return percent >= shown.from - half - 1e-7 && percent < shown.to + half - 1e-7;
      });
      Object.assign(own, { low: fitting[0] ?? 0, high: fitting.at(-1) ?? 0 });
    }
  }

  private readRelations(): void {
    const rateOf = new Map((this.set.rates ?? []).map((rate) => [rate.of, rate]));
    for (const { kind, whole, parts } of this.set.relations) {
      this.readRelation(kind, whole, parts);
      const [all, ...each] = [whole, ...parts].map((key) => rateOf.get(key));
      if (!all || each.some((rate) => !rate)) continue;
      this.readRelation(
        kind,
        all.key,
        each.map((rate) => rate?.key ?? ""),
      );
      if (kind === "sum") continue;
      const most = all.most ?? 1;
      const name = (key: CellKey) => this.names.get(key);
      for (const [at, part] of parts.entries()) {
        const rest = `${most} ${name(part)} - ${name(each[at]?.key ?? "")}`;
        this.lines.push(` ${rest} - ${most} ${name(whole)} + ${name(all.key)} <= 0`);
      }
    }
  }

  private readRelation(kind: string, whole: CellKey, parts: readonly CellKey[]): void {
    const name = (key: CellKey) => this.names.get(key);
    const sum = `${parts.map(name).join(" + ")} - ${name(whole)}`;
    if (kind === "sum") this.lines.push(` ${sum} = 0`);
    if (kind === "cover") this.lines.push(` ${sum} >= 0`);
    if (kind !== "sum") for (const part of parts) this.lines.push(` ${name(part)} - ${name(whole)} <= 0`);
  }

  private boundLines(isTrusting: boolean): string {
    const lines = [...this.bounds].map(([name, { low, high }]) => {
      const least = isTrusting && this.peopled.has(name) ? 1 : low;
      return high === Number.POSITIVE_INFINITY ? ` ${name} >= ${least}` : ` ${least} <= ${name} <= ${high}`;
    });
    return lines.join("\n");
  }
}

/** Broken promises, in words; none if the attacker has learned nothing. `limit` is how many numbers to attack. */
export async function brokenPromises(set: PublishedSet, result: ProtectedSet, limit = 1000): Promise<string[]> {
  const least = set.policy?.least ?? 10;
  const attackers = [{ name: "a reader", knows: [] as readonly CellKey[] }, ...(set.insiders ?? [])];
  const broken: string[] = [];
  const highs = await loadHighs();
  for (const { name, knows } of attackers) {
    const attacker = new Attacker(set, result, knows);
    const knowsAlone = new Attacker(set, nothingShown(set, result), knows);
    let left = limit;
    for (const { key, people, role } of set.counts) {
      if (result.counts.get(key)?.kind === "shown") {
        if (people < least && role !== "exact" && role !== "impossible") broken.push(`${key} is small, and shown`);
        continue;
      }
      const isPromised = role !== "implied" || (people > 0 && people < least);
      if (!isPromised || knows.includes(key) || result.audit.exposed.includes(key) || left-- <= 0) continue;
      const { low, high } = attacker.rangeOf(highs, key);
      const spread = least - 2 - 1e-6;
      if (people >= least ? high - low > spread : low < 1 + 1e-6 && high > least - 1 - 1e-6) continue;
      // What someone knows may say as much about a group that it is part of, or that is part of it.
      const own = knows.length === 0 ? { low: 0, high: Number.POSITIVE_INFINITY } : knowsAlone.rangeOf(highs, key);
      const isKept =
        people >= least
          ? high - low > Math.min(spread, own.high - own.low - 1e-6)
          : low < Math.max(1, own.low) + 1e-6 && high > Math.min(least - 1, own.high) - 1e-6;
      if (!isKept) broken.push(`${name}: ${key}, which is ${people}, is in ${low} to ${high}`);
    }
    for (const { key, of, numerator, most = 1 } of set.rates ?? []) {
      const people = set.counts.find((cell) => cell.key === of)?.people ?? 0;
      const shown = result.rates.get(key);
      if (knows.includes(of) || people === 0 || left-- <= 0) continue;
      if (people < least && shown?.kind !== "withheld") broken.push(`${key} is a rate of ${people}`);
      const share = numerator / people / most;
      const isEnd = people >= least && (share === 0 || share === 1);
      if (isEnd && shown?.kind === "exact") broken.push(`${key} is at an end, and exact`);
      if (!(isEnd && shown?.kind === "range") && !(people < least)) continue;
      const { low, high } = attacker.rangeOf(highs, key);
      if (high - low > 1 - 1e-6) continue;
      // Whoever knows everybody by name learns nothing from what is published.
      const own = knows.length === 0 ? { low: 0, high: Number.POSITIVE_INFINITY } : knowsAlone.rangeOf(highs, key);
      if (own.high - own.low > 1 - 1e-6)
        broken.push(`${name}: ${key}, which is ${numerator} of ${people}, is in ${low} to ${high}`);
    }
  }
  return broken;
}

/** The same set if nothing had been published but what is public anyway. */
function nothingShown({ counts }: PublishedSet, result: ProtectedSet): ProtectedSet {
  const isPublic = new Set(
    counts.filter(({ role }) => role === "exact" || role === "impossible").map(({ key }) => key),
  );
  return {
    ...result,
    counts: new Map([...result.counts].map(([key, shown]) => [key, isPublic.has(key) ? shown : { kind: "withheld" }])),
    rates: new Map([...result.rates].map(([key]) => [key, { kind: "withheld" }])),
  };
}

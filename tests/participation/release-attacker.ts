import loadHighs, { type Highs } from "highs";
import type { Months } from "./random-program.ts";

/** A table's row of people as a reader sees it; `value` null where it is withheld. */
export type Seen = { slice: string; row: string; parent: string | null; value: number | null };
/** The page of one version of one period; `world` changes with a correction, which may go either way. */
export type Page = { period: Months; world: number; people: number; rows: Seen[] };

const single = ["standing", "gender"];
const several = ["race", "organization"];

/**
 * A reader with linear programs who keeps every page that was ever published, knows what each table means, and rows of
 * their own organizations. Shares no code with what protects the figures.
 */
export class ReleaseAttacker {
  private readonly lines: string[] = [];
  private readonly bounds = new Map<string, { low: number; high: number | null }>();
  private readonly names = new Map<string, string>();
  private readonly pages: readonly Page[];
  private readonly highs: Highs;

  private constructor(pages: readonly Page[], known: ReadonlyMap<string, number>, highs: Highs) {
    this.pages = pages;
    this.highs = highs;
    for (const [at, page] of pages.entries()) this.read(at, page, known);
    for (const [at, long] of pages.entries()) {
      for (const [other, short] of pages.entries()) if (at !== other) this.compare(at, long, other, short);
      this.putTogether(at, long);
    }
  }

  static async reading(pages: readonly Page[], known: ReadonlyMap<string, number> = new Map()) {
    return new ReleaseAttacker(pages, known, await loadHighs());
  }

  /** The bounds that follow for a row of a page, less the same row of another page where given. */
  rangeOf(at: number, key: string, less?: number): { low: number; high: number } {
    const goal = less === undefined ? this.name(at, key) : `${this.name(at, key)} - ${this.name(less, key)}`;
    const ends = ["Minimize", "Maximize"].map((sense) => {
      const bounds = [...this.bounds].map(([name, { low, high }]) =>
        high === null ? ` ${name} >= ${low}` : ` ${low} <= ${name} <= ${high}`,
      );
      const text = `${sense}\n obj: ${goal}\nSubject To\n${this.lines.join("\n")}\nBounds\n${bounds.join("\n")}\nEnd`;
      const answer = this.highs.solve(text, { output_flag: false, presolve: "off" });
      if (/nbounded/.test(answer.Status)) return Number.POSITIVE_INFINITY;
      if (answer.Status !== "Optimal") throw new Error(`The attacker's program is ${answer.Status}\n${text}`);
      return answer.ObjectiveValue;
    });
    return { low: ends[0] ?? 0, high: ends[1] ?? 0 };
  }

  private name(at: number, key: string): string {
    const full = `${at} ${key}`;
    const name = this.names.get(full) ?? `x${this.names.size}`;
    this.names.set(full, name);
    return name;
  }

  private read(at: number, { people, rows }: Page, known: ReadonlyMap<string, number>): void {
    const total = this.name(at, "everyone");
    this.bounds.set(total, { low: people, high: people });
    for (const { slice, row, value } of rows) {
      const exact = value ?? known.get(`${at} ${slice} ${row}`) ?? null;
      const name = this.name(at, `${slice} ${row}`);
      this.bounds.set(name, { low: exact ?? 0, high: exact });
      if (exact === null) this.lines.push(` ${name} - ${total} <= 0`);
    }
    const sumOf = (slice: string, parent: string | null) =>
      rows
        .filter((each) => each.slice === slice && each.parent === parent)
        .map((each) => this.name(at, `${slice} ${each.row}`));
    for (const slice of [...single, ...several]) {
      const sum = sumOf(slice, null);
      if (sum.length > 0) this.lines.push(` ${sum.join(" + ")} - ${total} ${single.includes(slice) ? "=" : ">="} 0`);
    }
    for (const kind of new Set(rows.flatMap(({ parent }) => parent ?? []))) {
      const whole = this.name(at, `organization ${kind}`);
      const parts = sumOf("organization", kind);
      this.lines.push(` ${parts.join(" + ")} - ${whole} >= 0`);
      for (const part of parts) this.lines.push(` ${part} - ${whole} <= 0`);
    }
  }

  /** Whoever is in a group in some months is in it in more months; but who returned may have been new before. */
  private compare(at: number, long: Page, other: number, short: Page): void {
    if (short.world !== long.world || short.period.from < long.period.from || short.period.to > long.period.to) return;
    for (const key of this.rowsOf(short)) {
      if (this.rowsOf(long).includes(key)) this.lines.push(` ${this.name(other, key)} - ${this.name(at, key)} <= 0`);
    }
  }

  private putTogether(at: number, whole: Page): void {
    for (const parts of this.partsOf(whole, whole.period.from)) {
      for (const key of this.rowsOf(whole)) {
        const names = parts
          .filter((part) => this.rowsOf(this.pages[part]).includes(key))
          .map((part) => this.name(part, key));
        if (names.length === 0) continue;
        const isOnce = key.startsWith("course ") || key === "standing new";
        this.lines.push(` ${names.join(" + ")} - ${this.name(at, key)} ${isOnce ? "=" : ">="} 0`);
      }
    }
  }

  private rowsOf(page: Page | undefined): string[] {
    return (page?.rows ?? [])
      .map(({ slice, row }) => `${slice} ${row}`)
      .filter((key) => key !== "standing returning" && key !== "began no");
  }

  private partsOf(whole: Page, from: number): number[][] {
    const { period, world } = whole;
    if (from > period.to) return [[]];
    return [...this.pages.entries()]
      .filter(([, page]) => page.world === world && page.period.from === from && page.period.to <= period.to)
      .filter(([, page]) => page.period.from !== period.from || page.period.to !== period.to)
      .flatMap(([at, page]) => this.partsOf(whole, page.period.to + 1).map((rest) => [at, ...rest]));
  }
}

import loadHighs, { type Highs } from "highs";
import { finishersOf, type Page, type Range, type Seen } from "./pages.ts";

/**
 * Two versions of a period, where a correction's reason told that people were only added, or only taken out; the same one
 * twice where it told nothing.
 */
export type OneWay = { fewer: number; more: number };
export const eitherWay: OneWay = { fewer: 0, more: 0 };

/** More people than any world has. */
const beyond = 100_000;

let highs: Highs;
let solved = Number.POSITIVE_INFINITY;

/** A fresh solver now and then, because one keeps the memory of every program that it solved. */
async function refresh(): Promise<void> {
  if (solved < 300) return;
  highs = await loadHighs();
  solved = 0;
}

const single = ["standing", "gender"];
const several = ["race", "organization"];
/** Whoever is in such a group is in it in all months. */
const lasting = /^(everyone$|gender |race )/;
/**
 * A reader with linear programs who keeps every page that was ever published, knows what each table means, and rows of
 * their own organizations. Shares no code with what protects the figures.
 *
 * Not here, because no page, file or report of the product tells it: a part of a row (a pasted roster becomes one count,
 * and the list of names says nothing of who took part), an answer of somebody by name, and shares of another grouping.
 */
export class ReleaseAttacker {
  private readonly lines: string[] = [];
  private readonly bounds = new Map<string, { low: number; high: number | null }>();
  private readonly names = new Map<string, string>();
  private readonly pages: readonly Page[];
  /** Numbers that fit everything read, from each program solved so far: mostly they answer the next question too. */
  private readonly fitting: Map<string, number>[] = [];

  private constructor(pages: readonly Page[], known: ReadonlyMap<string, number>, { fewer, more }: OneWay) {
    this.pages = pages;
    for (const [at, page] of pages.entries()) this.read(at, page, known);
    if (fewer !== more) this.tellApart(fewer, more);
    for (const [at, long] of pages.entries()) {
      for (const [other, short] of pages.entries()) if (at !== other) this.compare(at, long, other, short);
      this.putTogether(at, long);
    }
  }

  static async reading(pages: readonly Page[], known: ReadonlyMap<string, number>, correction = eitherWay) {
    await refresh();
    return new ReleaseAttacker(pages, known, correction);
  }

  /** The bounds that follow for a row of a page, less the same row of another page where given. */
  rangeOf(at: number, key: string, less?: number): Range {
    const [name, other] = [this.name(at, key), less === undefined ? undefined : this.name(less, key)];
    const goal = other === undefined ? name : `${name} - ${other}`;
    const ends = ["Minimize", "Maximize"].map((sense) => {
      const numbers = this.solve(sense, goal);
      return (numbers.get(name) ?? 0) - (other === undefined ? 0 : (numbers.get(other) ?? 0));
    });
    return { low: ends[0] ?? 0, high: ends[1] ?? 0 };
  }

  /** A part of those bounds: what the programs solved so far tell of them. */
  rangeSoFar(at: number, key: string, less?: number): Range {
    if (this.fitting.length === 0) this.look();
    if (this.fitting.length === 0) return { low: 0, high: 0 };
    const [name, other] = [this.name(at, key), less === undefined ? "" : this.name(less, key)];
    const values = this.fitting.map((numbers) => (numbers.get(name) ?? 0) - (numbers.get(other) ?? 0));
    return { low: Math.min(...values), high: Math.max(...values) };
  }

  /** Pushes everything unknown up together, down together, and every other one against the rest. */
  private look(): void {
    const open = [...this.bounds].filter(([, { low, high }]) => low !== high).map(([name]) => name);
    for (const sense of open.length > 0 ? ["Minimize", "Maximize"] : []) {
      this.solve(sense, open.join(" + "));
      this.solve(sense, open.map((name, at) => `${at % 2 === 0 ? "+" : "-"} ${name}`).join(" "));
    }
  }

  private solve(sense: string, goal: string): Map<string, number> {
    const bounds = [...this.bounds].map(([name, { low, high }]) => ` ${low} <= ${name} <= ${high ?? beyond}`);
    const text = `${sense}\n obj: ${goal}\nSubject To\n${this.lines.join("\n")}\nBounds\n${bounds.join("\n")}\nEnd`;
    const answer = highs.solve(text, { output_flag: false, presolve: "off" });
    solved += 1;
    if (answer.Status !== "Optimal") throw new Error(`The attacker's program is ${answer.Status}`);
    const numbers = new Map(Object.entries(answer.Columns).map(([name, column]) => [name, column.Primal]));
    this.fitting.push(numbers);
    return numbers;
  }

  private name(at: number, key: string): string {
    const full = `${at} ${key}`;
    const name = this.names.get(full) ?? `x${this.names.size}`;
    this.names.set(full, name);
    return name;
  }

  private read(at: number, page: Page, known: ReadonlyMap<string, number>): void {
    const { people, rows } = page;
    const total = this.name(at, "everyone");
    this.bounds.set(total, { low: people, high: people });
    this.readShare(at, "everyone", page.share && finishersOf(page.share, people));
    for (const { slice, row, value, share } of rows) {
      const key = `${slice} ${row}`;
      const exact = value ?? known.get(`${at} ${key}`) ?? null;
      const name = this.name(at, key);
      this.bounds.set(name, { low: exact ?? 0, high: exact });
      if (exact === null) this.lines.push(` ${name} - ${total} <= 0`);
      const finished = known.get(`${at} finished ${key}`);
      const isKnown = finished !== undefined && { low: finished, high: finished };
      this.readShare(at, key, isKnown || (share && value !== null ? finishersOf(share, value) : null));
    }
    this.addUp(at, page, "");
    this.addUp(at, page, "finished ");
    // Those of a group who did not finish are among those of everyone who did not.
    for (const { slice, row } of rows.filter((each) => each.slice !== "course")) {
      const [name, finished] = [this.name(at, `${slice} ${row}`), this.name(at, `finished ${slice} ${row}`)];
      this.lines.push(` ${name} - ${finished} - ${total} + ${this.name(at, "finished everyone")} <= 0`);
    }
  }

  private readShare(at: number, key: string, seen: Range | null): void {
    const finished = this.name(at, `finished ${key}`);
    this.bounds.set(finished, seen ?? { low: 0, high: null });
    this.lines.push(` ${finished} - ${this.name(at, key)} <= 0`);
  }

  /** How the rows of a page add up: their people, and those of them who finished a course of any kind. */
  private addUp(at: number, { rows }: Page, measure: string): void {
    const total = this.name(at, `${measure}everyone`);
    const named = (each: Seen) => this.name(at, `${measure}${each.slice} ${each.row}`);
    const sumOf = (slice: string, parent: string | null) =>
      rows.filter((each) => each.slice === slice && each.parent === parent).map(named);
    for (const slice of [...single, ...several]) {
      const sum = sumOf(slice, null);
      if (sum.length > 0) this.lines.push(` ${sum.join(" + ")} - ${total} ${single.includes(slice) ? "=" : ">="} 0`);
    }
    if (measure !== "") {
      for (const row of rows.filter(({ slice }) => slice !== "course"))
        this.lines.push(` ${named(row)} - ${total} <= 0`);
    }
    for (const kind of new Set(rows.flatMap(({ parent }) => parent ?? []))) {
      const whole = this.name(at, `${measure}organization ${kind}`);
      const parts = sumOf("organization", kind);
      this.lines.push(` ${parts.join(" + ")} - ${whole} >= 0`);
      for (const part of parts) this.lines.push(` ${part} - ${whole} <= 0`);
    }
  }

  /**
   * Whoever is in a group in some months is in it in more months; but who returned may have been new before, and who had
   * no organization may have had one. Whoever finished a course in some months did in more months.
   */
  private compare(at: number, long: Page, other: number, short: Page): void {
    if (short.world !== long.world || short.period.from < long.period.from || short.period.to > long.period.to) return;
    const isSame = short.period.from === long.period.from && short.period.to === long.period.to;
    for (const key of this.rowsOf(short)) {
      if ((key === "organization none" && !isSame) || !this.rowsOf(long).includes(key)) continue;
      this.lines.push(` ${this.name(other, key)} - ${this.name(at, key)} <= 0`);
      this.lines.push(` ${this.name(other, `finished ${key}`)} - ${this.name(at, `finished ${key}`)} <= 0`);
    }
    this.lines.push(` ${this.name(other, "finished everyone")} - ${this.name(at, "finished everyone")} <= 0`);
  }

  /**
   * The people who are in one version and not in the other are people like all others, with rows that add up. Each row of
   * the smaller version is one of the larger; where it leaves one out, nobody was in it.
   */
  private tellApart(fewer: number, more: number): void {
    const rows = this.pages[more]?.rows ?? [];
    const before = this.rowsAt(fewer);
    const isThere = (key: string) => before.has(key.replace(/^finished /, "")) || key.endsWith("everyone");
    const change = (key: string) => this.name(more, key) + (isThere(key) ? ` - ${this.name(fewer, key)}` : "");
    const less = (key: string) => `- ${this.name(more, key)}${isThere(key) ? ` + ${this.name(fewer, key)}` : ""}`;
    for (const key of ["everyone", ...rows.map(({ slice, row }) => `${slice} ${row}`)]) {
      this.lines.push(` ${change(key)} >= 0`, ` ${change(`finished ${key}`)} >= 0`);
      this.lines.push(` ${change(key)} ${less(`finished ${key}`)} >= 0`);
      if (key !== "everyone") this.lines.push(` ${change("everyone")} ${less(key)} >= 0`);
    }
    for (const { parent, slice, row } of rows.filter((each) => each.parent !== null)) {
      this.lines.push(` ${change(`${slice} ${parent}`)} ${less(`${slice} ${row}`)} >= 0`);
    }
    for (const slice of several) {
      for (const whole of new Set(rows.map(({ parent }) => parent))) {
        const parts = rows.filter((each) => each.slice === slice && each.parent === whole);
        const sum = parts.map((each) => change(`${slice} ${each.row}`)).join(" + ");
        if (parts.length > 0)
          this.lines.push(` ${sum} ${less(whole === null ? "everyone" : `${slice} ${whole}`)} >= 0`);
      }
    }
  }

  private rowsAt(at: number): Set<string> {
    return new Set((this.pages[at]?.rows ?? []).map(({ slice, row }) => `${slice} ${row}`));
  }

  private putTogether(at: number, whole: Page): void {
    for (const parts of this.partsOf(whole, whole.period.from)) {
      for (const key of ["everyone", ...this.rowsOf(whole)]) {
        const there = parts.filter((part) => key === "everyone" || this.rowsOf(this.pages[part]).includes(key));
        if (lasting.test(key)) {
          const finished = there.map((part) => this.name(part, `finished ${key}`));
          const none = finished.length === 0 ? "" : `${finished.join(" + ")} - `;
          this.lines.push(
            none === ""
              ? ` ${this.name(at, `finished ${key}`)} <= 0`
              : ` ${none}${this.name(at, `finished ${key}`)} >= 0`,
          );
        }
        if (key === "everyone") continue;
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

import { type Figure, faultsOf, figureOf, percent, type Round } from "./rounds.ts";

/** What one row of the table measured, round by round. */
export type Cell = { title: string; isFloor: boolean; connections: number; rounds: Round[] };

const shownFaults = 5;

/** The table: a median over the rounds for each figure, and its spread; times in milliseconds. */
export function tableOf(cells: Cell[]): string {
  const heading = ["page".padEnd(28), "conns", "req/s".padStart(20), "p50 ms".padStart(20), "p95 ms".padStart(20)];
  const lines = cells.map(({ title, isFloor, connections, rounds }) => {
    const over = (name: "perSecond" | "p50" | "p95" | "p99" | "bytes") => figureOf(rounds.map((round) => round[name]));
    const failed = faultsOf(rounds).reduce((sum, [, count]) => sum + count, 0);
    return [
      (isFloor ? `  floor: ${title}` : title).padEnd(28),
      String(connections).padStart(5),
      ...[spreadWords(over("perSecond"), 0), spreadWords(over("p50"), 1), spreadWords(over("p95"), 1)],
      spreadWords(over("p99"), 1),
      number(over("bytes").median / 1024, 1).padStart(6),
      String(failed).padStart(7),
    ].join(" ");
  });
  return [[...heading, "p99 ms".padStart(20), "KB".padStart(6), "failed".padStart(7)].join(" "), ...lines].join("\n");
}

/** What failed, row by row, by the words of the check; nothing where every answer was right. */
export function failureLines(cells: Cell[]): string[] {
  return cells.flatMap(({ title, isFloor, connections, rounds }) => {
    const faults = faultsOf(rounds);
    if (faults.length === 0) return [];
    const named = faults.slice(0, shownFaults).map(([fault, count]) => `${count} × ${fault}`);
    const others = faults.length - named.length;
    const rest = others > 0 ? [`${others} other kinds`] : [];
    const row = `${isFloor ? "floor: " : ""}${title}, ${connections} connections`;
    return [`  ${row}: ${[...named, ...rest].join("; ")}`];
  });
}

/** A page's requests a second as a share of its floor's, each round beside its own floor. */
export function shareWords(page: Cell, floor: Cell): string {
  const shares = figureOf(
    page.rounds.map(({ perSecond }, index) => perSecond / (floor.rounds[index]?.perSecond ?? Number.NaN)),
  );
  const spread = `${percent(shares.least)} to ${percent(shares.most)}`;
  return `  ${page.title}, ${page.connections} connections: ${percent(shares.median)} (${spread})`;
}

function spreadWords({ median, least, most }: Figure, digits: number): string {
  return `${number(median, digits)} (${number(least, digits)}–${number(most, digits)})`.padStart(20);
}

function number(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : "?";
}

import loadHighs, { type Highs } from "highs";
import { collectGarbage } from "./collect-garbage.server.ts";

type Model = ReturnType<Highs["createModel"]>;

/** In the solver's tolerance. */
const slack = 1e-6;

export type Answer = Float64Array | "infeasible" | "unfinished";

/** Rows one after the other: row n has the columns and factors from `starts[n]` on. */
export type Problem = {
  columns: number;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
  low: Float64Array;
  high: Float64Array;
};

/** HiGHS has leaked memory and file descriptors over thousands of runs in one instance, so none lives that long. */
const runsOfInstance = 300;

/**
 * Presolve of HiGHS 1.15.3 calls some programs infeasible that are not. Any whole solution will do, as proving which is
 * the cheapest can take for ever.
 */
const options = { output_flag: false, random_seed: 0, mip_rel_gap: 0.5 };

/** Whole sets have an instance of their own: it would be as large beside a fresh one until its memory is collected. */
export type Use = "near" | "whole";

const instances = new Map<Use, { highs: Highs; runs: number }>();

async function usedInstance(use: Use): Promise<{ highs: Highs; runs: number }> {
  const before = instances.get(use);
  const used = before && before.runs < runsOfInstance ? before : { highs: await loadHighs(), runs: 0 };
  instances.set(use, used);
  used.runs++;
  return used;
}

/**
 * A linear program that is solved again and again with other bounds and costs, from where the last solution ended. Call
 * `dispose` at the end: the solver's memory is outside the garbage collector.
 */
export class LinearModel {
  solved = 0;
  private readonly use: Use;
  private readonly columns: number;
  private readonly rows: ReturnType<typeof rowsOf>;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly cost: Float64Array;
  private readonly changed = new Set<number>();
  private model: Model | null = null;
  private highs: Highs | null = null;

  constructor(problem: Problem, use: Use) {
    this.use = use;
    this.columns = problem.columns;
    this.rows = rowsOf(problem);
    this.low = new Float64Array(problem.columns);
    this.high = new Float64Array(problem.columns);
    this.cost = new Float64Array(problem.columns);
  }

  set(column: number, low: number, high: number, cost = this.cost[column] ?? 0): void {
    if (this.low[column] === low && this.high[column] === high && this.cost[column] === cost) return;
    this.low[column] = low;
    this.high[column] = high;
    this.cost[column] = cost;
    this.changed.add(column);
  }

  /**
   * The cheapest values of all columns, which may be fractions: infeasible if there are none, unfinished if the solver
   * ran out of seconds or failed.
   */
  async solve(seconds: number): Promise<Answer> {
    const isFresh = !this.model;
    const answer = await this.run(await this.live(), seconds);
    if (answer !== "infeasible") return answer;
    // A wrong answer here would leave something unprotected, so a solver that remembers nothing is asked too.
    if (isFresh) return answer;
    this.dispose();
    return this.run(await this.live(), seconds);
  }

  /** Whole values near fractional ones: only what is a fraction may move, and by this much more than to the next one. */
  async solveWhole(fractions: Float64Array, reach: number, seconds: number): Promise<Answer> {
    const { highs } = await usedInstance(this.use);
    const near = (bounds: Float64Array, edge: (value: number) => number) =>
      bounds.map((bound, column) => {
        const value = fractions[column] ?? 0;
        return reach === Number.POSITIVE_INFINITY ? bound : edge(value);
      });
    const low = near(this.low, (value) => Math.floor(value + slack) - reach).map((value, at) =>
      Math.max(value, this.low[at] ?? 0),
    );
    const high = near(this.high, (value) => Math.ceil(value - slack) + reach).map((value, at) =>
      Math.min(value, this.high[at] ?? 0),
    );
    const integrality = new Int32Array(this.columns).fill(1);
    const model = highs.createModel({ ...this.data(), colLower: low, colUpper: high, integrality });
    try {
      model.options.set({ ...options, presolve: "on" });
      return await this.run(model, seconds);
    } finally {
      model.dispose();
    }
  }

  private async run(model: Model, seconds: number): Promise<Answer> {
    try {
      model.options.set("time_limit", model.getRunTime() + seconds);
      model.run();
      this.solved++;
      const status = model.getModelStatus();
      // Without a free row the solver calls the model empty, and all zeros solve it.
      if (status === 7 || status === 6) return model.getSolution().colValue;
      return status === 8 || status === 9 ? "infeasible" : "unfinished";
    } catch {
      this.dispose();
      instances.delete(this.use);
      return "unfinished";
    }
  }

  dispose(): void {
    this.model?.dispose();
    this.model = null;
  }

  private async live(): Promise<Model> {
    const used = await usedInstance(this.use);
    if (!this.model || used.highs !== this.highs) {
      const isReplaced = this.highs !== null && this.highs !== used.highs;
      this.dispose();
      this.highs = used.highs;
      if (isReplaced) collectGarbage();
      this.model = used.highs.createModel({ ...this.data(), colLower: this.low, colUpper: this.high });
      this.model.options.set({ ...options, presolve: "off" });
      this.changed.clear();
      return this.model;
    }
    for (const column of this.changed) {
      this.model.changeColBounds(column, this.low[column] ?? 0, this.high[column] ?? 0);
      this.model.changeColCost(column, this.cost[column] ?? 0);
    }
    this.changed.clear();
    return this.model;
  }

  private data() {
    return { ...this.rows, numCols: this.columns, colCost: this.cost };
  }
}

/** The rows of a problem as the solver takes them. */
function rowsOf({ columns, starts, indices, values, low, high }: Problem) {
  const numRows = low.length;
  const matrix = { format: "csr" as const, numRows, numCols: columns, starts, indices, values };
  return { numRows, rowLower: low, rowUpper: high, matrix };
}

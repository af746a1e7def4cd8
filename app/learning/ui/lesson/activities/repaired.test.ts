import { expect, test } from "vitest";
import type { RepairProps } from "#app/catalog/data-activity-props.ts";
import { repaired } from "./repaired.ts";

const chart: RepairProps = {
  id: "chart",
  question: "Mend it.",
  kind: "line",
  data: ["May", "June", "July", "August"].map((month, at) => ({ month, share: [3, 1, 4, 2][at] ?? 0 })),
  x: "month",
  y: "share",
  windows: [
    { id: "summer", text: "Summer", from: "June", to: "August", believes: "It rose." },
    { id: "all", text: "All", from: "May", to: "August", believes: "It went up and down." },
  ],
  orders: [
    { id: "time", text: "By time", by: "given", believes: "A change." },
    { id: "size", text: "By size", by: "largest", believes: "A ranking." },
  ],
  explanation: "So.",
};
const shown = (choices: Record<string, string>) => repaired(chart, choices).rows.map(({ value }) => value);

test("begins with the first of each setting, and says what each makes a reader believe", () => {
  expect(shown({})).toEqual([1, 4, 2]);
  expect(repaired(chart, {}).beliefs).toEqual(["A change.", "It rose."]);
  expect(repaired(chart, { window: "all" }).beliefs).toEqual(["A change.", "It went up and down."]);
});

test("shows the window that was chosen, in the order that was chosen", () => {
  expect(shown({ window: "all" })).toEqual([3, 1, 4, 2]);
  expect(shown({ window: "all", order: "size" })).toEqual([4, 3, 2, 1]);
});

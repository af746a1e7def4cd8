import type { RepairProps } from "#app/catalog/data-activity-props.ts";
import { type DrawnRow, drawnRows } from "./drawn-rows.tsx";

type Choices = Record<string, string>;
const chosen = <T extends { id: string }>(options: readonly T[] | undefined, id: string | undefined): T | null =>
  options?.find((option) => option.id === id) ?? options?.[0] ?? null;

/** The chart as the learner has set it, and what a busy reader would believe from each setting. */
export function repaired(props: RepairProps, choices: Choices) {
  const title = chosen(props.titles, choices.title);
  const start = chosen(props.starts, choices.start);
  const order = chosen(props.orders, choices.order);
  const window = chosen(props.windows, choices.window);
  return {
    title: title?.text ?? null,
    start: start?.value ?? null,
    rows: inOrder(inWindow(drawnRows(props), window), order?.by ?? "given"),
    beliefs: [title, start, order, window].flatMap((choice) => choice?.believes ?? []),
  };
}

function inWindow(rows: DrawnRow[], window: { from: string; to: string } | null): DrawnRow[] {
  if (!window) return rows;
  const at = (wanted: string) => rows.findIndex(({ label }) => label === wanted);
  return rows.slice(at(window.from), at(window.to) + 1);
}

function inOrder(rows: DrawnRow[], by: NonNullable<RepairProps["orders"]>[number]["by"]): DrawnRow[] {
  switch (by) {
    case "given":
      return rows;
    case "largest":
      return [...rows].sort((a, b) => b.value - a.value);
    case "smallest":
      return [...rows].sort((a, b) => a.value - b.value);
    case "name":
      return [...rows].sort((a, b) => a.label.localeCompare(b.label, "en"));
  }
}

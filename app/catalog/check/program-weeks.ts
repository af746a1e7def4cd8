import type { Mistake } from "../mistake.ts";
import type { ReadProgram, ReadYaml } from "../read-programs.server.ts";
import { place } from "../settings.ts";
import { itemsAt, numberIn } from "./written-items.ts";

const weeksInMonth = 52 / 12;

/** Everything of a program that is dated after its last month; the first week is 0. */
export function weekMistakes({ program, sessions, artifacts }: ReadProgram): Mistake[] {
  const months = program?.settings?.months;
  if (!program || months === undefined) return [];
  const last = Math.ceil(months * weeksInMonth);
  const late = (read: ReadYaml<unknown>, week: number | null, keys: PropertyKey[]): Mistake[] => {
    if (week === null || week <= last) return [];
    const message = `the program takes ${months} ${months === 1 ? "month" : "months"}, so its last week is ${last}; write an earlier week, or more months.`;
    return [{ ...place(read.yaml, keys), text: `week ${week}`, message }];
  };
  const dated = ["courses", "milestones", "instruments", "discussion"].flatMap((list) =>
    itemsAt(program, [list]).flatMap((item, at) => late(program, numberIn(item, "week"), [list, at, "week"])),
  );
  return [
    ...dated,
    ...sessions.flatMap((read) => late(read, read.settings?.week ?? null, ["week"])),
    ...artifacts.flatMap((read) =>
      itemsAt(read, ["weeks"]).flatMap((week, at) => late(read, typeof week === "number" ? week : null, ["weeks", at])),
    ),
  ];
}

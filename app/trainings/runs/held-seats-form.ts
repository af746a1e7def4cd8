import { z } from "zod";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAfter, momentAt } from "#app/time/dates.ts";
import type { HeldFor } from "./run.server.ts";

/** How many organizations a run holds seats for. */
export const heldRows = [1, 2, 3, 4] as const;
type Row = (typeof heldRows)[number];
type Name = `heldFor${Row}` | `heldSeats${Row}` | `heldUntil${Row}`;

/** The fields of seats held for organizations, each row with an organization, a number and a last day. */
export function heldFields() {
  const organization = () => z.string().max(40).optional();
  const seats = () => wholeNumber({ most: 2000, wrong: m.trainingsHeldSeatsWrong() }).optional();
  const until = () => z.iso.date(m.trainingsDayWrong()).optional();
  return {
    ...{ heldFor1: organization(), heldSeats1: seats(), heldUntil1: until() },
    ...{ heldFor2: organization(), heldSeats2: seats(), heldUntil2: until() },
    ...{ heldFor3: organization(), heldSeats3: seats(), heldUntil3: until() },
    ...{ heldFor4: organization(), heldSeats4: seats(), heldUntil4: until() },
  };
}

/** Rows as the form shows them, by the names of its fields. */
export const heldShown = (held: readonly { organizationId: string; seats: number; until: string }[]) =>
  Object.fromEntries(
    heldRows.flatMap((row): [Name, string | number | undefined][] => {
      const shown = held[row - 1];
      return [
        [`heldFor${row}`, shown?.organizationId],
        [`heldSeats${row}`, shown?.seats],
        [`heldUntil${row}`, shown?.until],
      ];
    }),
  );

type Form = z.output<z.ZodObject<ReturnType<typeof heldFields>>>;

/**
 * The seats that a form holds for organizations, until the end of the day that it names in the run's zone; or what is
 * wrong, by field: a row that is filled in by half, an organization that is named twice, more seats than the run has.
 */
export function heldIn(
  form: Form,
  { timeZone, capacity, organizationIds }: { timeZone: string; capacity: number; organizationIds: ReadonlySet<string> },
): { held: HeldFor[] } | { problems: Partial<Record<Name, string[]>> } {
  const problems: Partial<Record<Name, string[]>> = {};
  const held: HeldFor[] = [];
  for (const row of heldRows) {
    const [organizationId, seats, until] = [form[`heldFor${row}`], form[`heldSeats${row}`], form[`heldUntil${row}`]];
    if (!organizationId && seats === undefined && until === undefined) continue;
    const isTwice = held.some((each) => each.organizationId === organizationId);
    if (!organizationId || !organizationIds.has(organizationId))
      problems[`heldFor${row}`] = [m.trainingsHeldForMissing()];
    else if (isTwice) problems[`heldFor${row}`] = [m.trainingsHeldForTwice()];
    if (seats === undefined) problems[`heldSeats${row}`] = [m.trainingsHeldSeatsWrong()];
    if (until === undefined) problems[`heldUntil${row}`] = [m.trainingsHeldUntilMissing()];
    if (organizationId && seats !== undefined && until !== undefined) {
      held.push({ organizationId, seats, releaseAt: momentAt(dayAfter(until), "00:00", timeZone) });
      const all = held.reduce((sum, each) => sum + each.seats, 0);
      if (all > capacity) problems[`heldSeats${row}`] = [m.trainingsHeldTooMany({ count: capacity })];
    }
  }
  return Object.keys(problems).length > 0 ? { problems } : { held };
}

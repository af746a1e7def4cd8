import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import { copiedNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import { dayField } from "../day-field.ts";

/** The form that records how many people an organization has: a number, or a pasted list that is counted. */
export const rosterSchema = () =>
  z.object({
    asOf: dayField(),
    people: copiedNumber({ most: 100_000, wrong: m.rosterPeopleWrong() }).optional(),
    list: z
      .string()
      .max(500_000, { error: () => m.rosterListLong() })
      .optional(),
    note: z.string().transform(oneLine).pipe(z.string().max(200)).optional(),
    key: z.string().min(10).max(60),
  });

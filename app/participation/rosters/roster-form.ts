import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { dayField } from "../day-field.ts";

/** The form that records how many people an organization has: a number, or a pasted list that is counted. */
export const rosterSchema = () =>
  z.object({
    asOf: dayField(),
    people: z
      .string()
      .transform((typed) => typed.trim().replaceAll(",", ""))
      .pipe(z.string().regex(/^\d+$/, { error: () => m.rosterPeopleWrong() }))
      .transform(Number)
      .pipe(
        z
          .number()
          .min(1, { error: () => m.rosterPeopleWrong() })
          .max(100_000, { error: () => m.rosterPeopleWrong() }),
      )
      .optional(),
    list: z
      .string()
      .max(500_000, { error: () => m.rosterListLong() })
      .optional(),
    note: z.string().transform(oneLine).pipe(z.string().max(200)).optional(),
    key: z.string().min(10).max(60),
  });

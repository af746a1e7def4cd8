import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";

/** The form with which a person signs for the minutes that they attended. */
export const claimSchema = () =>
  z.object({
    signature: z
      .string(m.creditSignatureMissing())
      .transform(oneLine)
      .pipe(z.string().min(2, m.creditSignatureMissing()).max(120)),
    minutes: z.coerce
      .number(m.creditMinutesWrong())
      .int(m.creditMinutesWrong())
      .min(1, m.creditMinutesWrong())
      .max(9999),
    affirm: z.literal("on", m.creditAffirmMissing()),
  });

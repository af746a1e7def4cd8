import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { dayField } from "../day-field.ts";

/** The form that registers a grant's period. */
export const periodSchema = () =>
  z.object({
    name: z
      .string({ error: () => m.participationPeriodTitleMissing() })
      .transform(oneLine)
      .pipe(
        z
          .string()
          .min(1, { error: () => m.participationPeriodTitleMissing() })
          .max(120),
      ),
    startsOn: dayField(),
    endsOn: dayField(),
  });

/** The form that corrects frozen figures; the first version needs no reason. */
export const versionSchema = () =>
  z.object({ reason: z.string().transform(oneLine).pipe(z.string().max(500)).optional() });

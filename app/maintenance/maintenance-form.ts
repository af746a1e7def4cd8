import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";

/** The expected duration in minutes; "" if unknown. */
export const lengths = ["", "15", "30", "60", "120", "240", "480"] as const;

/** The form to close the site. */
export function maintenanceSchema() {
  return z.object({
    message: z.string().overwrite(oneLine).max(300, m.maintenanceMessageLong()).optional(),
    minutes: z.enum(lengths, m.maintenanceLengthUnknown()).optional(),
  });
}

import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";

/** The expected duration in minutes; "" if unknown. */
export const lengths = ["", "15", "30", "60", "120", "240", "480"] as const;

export const messageLength = 300;

/** The form to close the site. */
export function maintenanceSchema() {
  return z.object({
    message: z.string().overwrite(oneLine).max(messageLength, m.maintenanceMessageLong()).optional(),
    minutes: z.enum(lengths, m.maintenanceLengthUnknown()).optional(),
  });
}

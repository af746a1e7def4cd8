import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";

/** How long it should take, in minutes; "" where nobody knows. */
export const lengths = ["", "15", "30", "60", "120", "240", "480"] as const;

/** What an administrator says when they close the site. */
export function maintenanceSchema(words: { messageLong: string; lengthUnknown: string }) {
  return z.object({
    message: z.string().overwrite(oneLine).max(300, words.messageLong).optional(),
    minutes: z.enum(lengths, words.lengthUnknown).optional(),
  });
}

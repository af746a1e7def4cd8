import { z } from "zod";

/** How long it should take, in minutes; "" where nobody knows. */
export const lengths = ["", "15", "30", "60", "120", "240", "480"] as const;

/** What an administrator says when they close the site. */
export function maintenanceSchema(words: { messageLong: string; lengthUnknown: string }) {
  return z.object({
    message: z
      .string()
      .overwrite((text) => text.replace(/\p{Cc}+/gu, " "))
      .trim()
      .max(300, words.messageLong)
      .optional(),
    minutes: z.enum(lengths, words.lengthUnknown).optional(),
  });
}

import { z } from "zod";
import { oneLine } from "./typed-text.ts";

/** A form's field of one line that may be left empty: null then. */
export const optionalLine = (most: number) =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().max(most))
    .transform((text) => text || null)
    .optional()
    .transform((text) => text ?? null);

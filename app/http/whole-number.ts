import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

type Range = {
  least?: number;
  most: number;
  /** Says the range, also where nothing was typed. */
  wrong: string;
};

/**
 * A form's whole number in plain digits, with spaces around it as phones add them. `Number()` would read "1e3" as a thousand
 * and "0x10" as sixteen, which nobody means who types them into a field for seats.
 */
export const wholeNumber = ({ least = 1, most, wrong }: Range) =>
  z
    .string(wrong)
    .trim()
    .regex(/^\d+$/, m.appDigitsOnly())
    .transform(Number)
    .refine((number) => number >= least && number <= most, wrong);

/** The same for a number that is copied from other programs, with commas between thousands. */
export const copiedNumber = ({ wrong, ...range }: Range) =>
  z
    .string(wrong)
    .trim()
    .regex(/^(\d+|\d{1,3}(,\d{3})+)$/, wrong)
    .transform((typed) => typed.replaceAll(",", ""))
    .pipe(wholeNumber({ wrong, ...range }));

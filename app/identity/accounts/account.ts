import { z } from "zod";
import { asciiAddress } from "#app/http/typed-email.ts";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { isTimeZone } from "#app/time/zones.ts";
import { languages } from "../person/language.ts";
import { passwordLength } from "./password.ts";

const emailLength = 254;

/** A name is one line of characters that are seen: nobody can turn the text around theirs, or look like another. */
const nameField = () =>
  z.string(m.accountNameMissing()).overwrite(oneLine).min(1, m.accountNameMissing()).max(120, m.accountNameLong());

const emailField = () =>
  z
    .string(m.accountEmailMissing())
    .overwrite(asciiAddress)
    .max(emailLength, m.accountEmailWrong())
    .pipe(z.email(m.accountEmailWrong()));

/** A password that somebody has: any words, so that no rule of ours says which ones are worth trying. */
const givenPassword = () => z.string(m.accountPasswordMissing()).max(1024, m.accountPasswordMissing());

/** A box that is ticked, or not. */
const tickedField = z
  .string()
  .optional()
  .transform((value) => value === "on");

/** A new password: how well it protects is the verb's to say, on the server, where the lists are. */
const newPassword = () =>
  z.string(m.accountPasswordShort(passwordLength)).max(1024, m.accountPasswordLong(passwordLength));

export const signInSchema = () =>
  z.object({
    email: emailField(),
    password: givenPassword(),
    isShared: tickedField,
    to: z.string().optional(),
  });

/** For a form that has an address alone: a link, a code, a new password by mail. */
export const emailSchema = () => z.object({ email: emailField(), isShared: tickedField, to: z.string().optional() });

export const signUpSchema = () =>
  z.object({
    name: nameField(),
    email: emailField(),
    password: newPassword(),
    isShared: tickedField,
    to: z.string().optional(),
  });

export const passwordSchema = () => z.object({ current: givenPassword(), next: newPassword() });

export const firstPasswordSchema = () => z.object({ next: newPassword() });

export const resetSchema = () => z.object({ token: z.string(), password: newPassword(), isShared: tickedField });

/** A link's page, whose button does what the link is for. */
export const tokenSchema = z.object({ token: z.string().optional() });
export const linkSchema = tokenSchema.extend({ isShared: tickedField });

export const nameSchema = () => z.object({ name: nameField() });

/** Any words, or none. */
const pronounsField = () =>
  z
    .string()
    .optional()
    .transform((pronouns) => oneLine(pronouns ?? "") || null)
    .refine((pronouns) => (pronouns ?? "").length <= 60, m.profilePronounsLong());

export const profileSchema = () =>
  z.object({
    name: nameField(),
    pronouns: pronounsField(),
    timeZone: z.string(m.settingsTimeZoneChoose()).refine(isTimeZone, m.settingsTimeZoneChoose()),
    language: z.enum(languages, m.settingsTimeZoneChoose()),
  });

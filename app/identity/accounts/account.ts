import { z } from "zod";
import { problemOfLength } from "#app/http/text-length.ts";
import { asciiAddress } from "#app/http/typed-email.ts";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { isTimeZone } from "#app/time/zones.ts";
import { languages } from "../person/language.ts";
import { passwordLength } from "./password.ts";

const emailLength = 254;

/** One line of visible characters, so that nobody can reverse the text around their name or imitate another name. */
const nameField = () =>
  z.string(m.accountNameMissing()).overwrite(oneLine).min(1, m.accountNameMissing()).max(120, m.accountNameLong());

const emailField = () =>
  z
    .string(m.accountEmailMissing())
    .overwrite(asciiAddress)
    .max(emailLength, m.accountEmailWrong())
    .pipe(z.email(m.accountEmailWrong()));

/** An existing password. It accepts any text, so that no rule of ours tells an attacker what is worth trying. */
const givenPassword = () => z.string(m.accountPasswordMissing()).max(1024, m.accountPasswordMissing());

const tickedField = z
  .string()
  .optional()
  .transform((value) => value === "on");

/** A new password. Its strength is checked by the verb on the server, where the lists are. */
const newPassword = () =>
  z.string(m.accountPasswordShort(passwordLength)).max(1024, m.accountPasswordLong(passwordLength));

export const signInSchema = () =>
  z.object({
    email: emailField(),
    password: givenPassword(),
    isShared: tickedField,
    to: z.string().optional(),
  });

/** For a form with only an e-mail address, to mail a sign-in link, a code or a password reset. */
export const emailSchema = () => z.object({ email: emailField(), isShared: tickedField, to: z.string().optional() });

export const signUpSchema = () =>
  z.object({
    name: nameField(),
    email: emailField(),
    password: newPassword(),
    isShared: tickedField,
    to: z.string().optional(),
  });

export const passwordSchema = () => z.object({ currentPassword: givenPassword(), newPassword: newPassword() });

export const firstPasswordSchema = () => z.object({ newPassword: newPassword() });

export const resetSchema = () => z.object({ token: z.string(), password: newPassword(), isShared: tickedField });

/** The form behind a mailed link: its button performs what the link is for. */
export const tokenSchema = z.object({ token: z.string().optional() });
export const linkSchema = tokenSchema.extend({ isShared: tickedField });

export const nameSchema = () => z.object({ name: nameField() });

const longestPronouns = 60;

/** Free text, optional. */
const pronounsField = () =>
  z
    .string()
    .optional()
    .transform((pronouns) => oneLine(pronouns ?? "") || null)
    .superRefine((pronouns, context) => {
      const message = problemOfLength(pronouns ?? "", longestPronouns);
      if (message) context.addIssue({ code: "custom", message });
    });

export const profileSchema = () =>
  z.object({
    name: nameField(),
    pronouns: pronounsField(),
    timeZone: z.string(m.settingsTimeZoneChoose()).refine(isTimeZone, m.settingsTimeZoneChoose()),
    language: z.enum(languages, m.settingsTimeZoneChoose()),
  });

import { everybody, signedIn, unchanged } from "./answers.ts";
import { domainRows, nothingMore } from "./rows.ts";

export const accountsRows = domainRows(nothingMore, {
  "settings/email": {
    at: () => "/settings/email",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/email/verification": {
    at: () => "/settings/email/verification",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(303) },
  },
  "settings/sessions": { at: () => "/settings/sessions", get: signedIn(200) },
  "settings/sessions/others": {
    at: () => "/settings/sessions/others",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  "settings/sessions/:session": {
    at: () => "/settings/sessions/00000000-0000-4000-8000-000000000000",
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(404) },
  },
  "sign-in/again": { at: () => "/sign-in/again", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "sign-in/again/code": {
    at: () => "/sign-in/again/code",
    get: signedIn(404),
    post: { form: {}, answers: signedIn(422) },
  },
  "sign-in/again/mail": {
    at: () => "/sign-in/again/mail",
    get: signedIn(404),
    post: { form: {}, answers: signedIn(422) },
  },
  "sign-in/again/mail/sending": {
    at: () => "/sign-in/again/mail/sending",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  "sign-in/again/passkey": {
    at: () => "/sign-in/again/passkey",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/sign-in": { at: () => "/settings/sign-in", get: signedIn(200) },
  "settings/two-step": {
    at: () => "/settings/two-step",
    get: signedIn(200),
    post: { form: { _method: "delete" }, answers: signedIn(422) },
  },
  "settings/two-step/set-up": {
    at: () => "/settings/two-step/set-up",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/recovery-codes": {
    at: () => "/settings/recovery-codes",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(403) },
  },
  "settings/passkeys": { at: () => "/settings/passkeys", get: signedIn(200) },
  "settings/passkeys/challenge": {
    at: () => "/settings/passkeys/challenge",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/passkeys/answer": {
    at: () => "/settings/passkeys/answer",
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/passkeys/:passkey": {
    at: () => "/settings/passkeys/none",
    get: signedIn(404),
    post: { form: { name: "Mine" }, answers: signedIn(404) },
  },
  "settings/profile": {
    at: () => "/settings/profile",
    get: signedIn(200),
    post: { form: { name: "" }, answers: signedIn(422) },
  },
  settings: { at: () => "/settings", get: { ...everybody(302), nobody: 303 } },
  "settings/password": {
    at: () => "/settings/password",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(422) },
  },
  "settings/connected": {
    at: () => "/settings/connected",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(404) },
  },
});

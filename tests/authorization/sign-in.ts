import { everybody, signedIn, unchanged } from "./answers.ts";
import { domainRows, nothingMore } from "./rows.ts";

export const signInRows = domainRows(nothingMore, {
  "sign-up": {
    at: () => "/sign-up",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-in": {
    at: () => "/sign-in",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-up/code": {
    at: () => "/sign-up/code",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-up/link": { at: () => "/sign-up/link", get: everybody(200), post: { form: {}, answers: everybody(303) } },
  "sign-in/mail": {
    at: () => "/sign-in/mail",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-in/code": {
    at: () => "/sign-in/code",
    get: { ...everybody(302), nobody: 200 },
    post: { form: {}, answers: { ...everybody(302), nobody: 422 } },
  },
  "sign-in/link": { at: () => "/sign-in/link", get: everybody(200), post: { form: {}, answers: everybody(303) } },
  "forgot-password": { at: () => "/forgot-password", get: everybody(200), post: { form: {}, answers: everybody(422) } },
  "reset-password": { at: () => "/reset-password", get: everybody(200), post: { form: {}, answers: everybody(422) } },
  "verify-email": { at: () => "/verify-email", get: everybody(200), post: { form: {}, answers: everybody(303) } },
  "confirm-email": { at: () => "/confirm-email", get: signedIn(200), post: { form: {}, answers: signedIn(303) } },
  "undo-email-change": {
    at: () => "/undo-email-change",
    get: everybody(200),
    post: { form: {}, answers: everybody(303) },
  },
  "sign-out": { at: () => "/sign-out", get: everybody(302), post: { form: {}, answers: everybody(302) } },
  "sign-in/second-step": {
    at: () => "/sign-in/second-step",
    get: everybody(302),
    post: { form: {}, answers: everybody(302) },
  },
  "sign-in/second-step/passkey": {
    at: () => "/sign-in/second-step/passkey",
    get: everybody(unchanged),
    post: { form: {}, answers: everybody(422) },
  },
  "sign-in/recovery-code": {
    at: () => "/sign-in/recovery-code",
    get: everybody(302),
    post: { form: {}, answers: everybody(302) },
  },
  "sign-in/passkey": {
    at: () => "/sign-in/passkey",
    get: everybody(unchanged),
    post: { form: {}, answers: everybody(422) },
  },
  "sign-in/passkey/challenge": {
    at: () => "/sign-in/passkey/challenge",
    get: everybody(unchanged),
    post: { form: { of: "anybody" }, answers: everybody(422) },
  },
  // No such provider is configured in this test.
  "sign-in/with/:provider": {
    at: () => "/sign-in/with/oidc",
    get: everybody(200),
    post: { form: {}, answers: everybody(503) },
  },
  "sign-in/with/:provider/return": { at: () => "/sign-in/with/oidc/return", get: everybody(400) },
  "sign-in/connect": {
    at: () => "/sign-in/connect",
    get: everybody(302),
    post: { form: {}, answers: { ...everybody(302), nobody: 303 } },
  },
  "sign-in/connect/account": {
    at: () => "/sign-in/connect/account",
    get: everybody(302),
    post: { form: {}, answers: everybody(302) },
  },
});

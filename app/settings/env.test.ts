import { expect, test } from "vitest";
import { readEnv } from "./env.server.ts";

const problemsOf = (variables: Record<string, string>) => {
  const read = readEnv(variables);
  return "problems" in read ? read.problems : [];
};

test.each([
  [{}],
  [{ GOOGLE_CLIENT_ID: "id", GOOGLE_CLIENT_SECRET: "secret" }],
  [{ MICROSOFT_CLIENT_ID: "id", MICROSOFT_CLIENT_SECRET: "secret", MICROSOFT_TENANT: "maple.onmicrosoft.com" }],
  [{ OIDC_ISSUER: "https://login.example.org/realm", OIDC_CLIENT_ID: "id", OIDC_CLIENT_SECRET: "secret" }],
  [{ OIDC_ISSUER: "http://127.0.0.1:4000", OIDC_CLIENT_ID: "id", OIDC_CLIENT_SECRET: "secret" }],
])("%j is a configuration", (variables) => expect(problemsOf(variables)).toEqual([]));

test.each([
  [{ GOOGLE_CLIENT_ID: "id" }, ["GOOGLE_CLIENT_SECRET must be set too, because GOOGLE_CLIENT_ID is."]],
  [
    { OIDC_CLIENT_SECRET: "secret" },
    [
      "OIDC_ISSUER must be set too, because OIDC_CLIENT_SECRET is.",
      "OIDC_CLIENT_ID must be set too, because OIDC_CLIENT_SECRET is.",
    ],
  ],
  [
    { PORT: "no", MICROSOFT_CLIENT_ID: "id" },
    [
      "PORT must be a whole number, 1 to 65535.",
      "MICROSOFT_CLIENT_SECRET must be set too, because MICROSOFT_CLIENT_ID is.",
    ],
  ],
])("%j is told what is missing, beside what is wrong", (variables, problems) =>
  expect(problemsOf(variables)).toEqual(problems),
);

test.each([
  "http://login.example.org",
  "https://login.example.org?a",
  "https://a:b@login.example.org",
  "login.example.org",
])("%s is no issuer", (OIDC_ISSUER) => {
  const problems = problemsOf({ OIDC_ISSUER, OIDC_CLIENT_ID: "id", OIDC_CLIENT_SECRET: "secret" });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^OIDC_ISSUER must look like https/);
});

test.each(["smtp://", "smtp:localhost", "smtps:///mail", "http://mail.example.org", "mail.example.org"])(
  "%s names no mail server",
  (MAIL_URL) => {
    expect(problemsOf({ MAIL_URL })).toEqual(["MAIL_URL must look like smtps://user:password@mail.example.org."]);
  },
);

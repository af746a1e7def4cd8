import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";
import { accountsPages } from "./pages/accounts.ts";
import { artifactsPages } from "./pages/artifacts.ts";
import { catalogPages } from "./pages/catalog.ts";
import { cohortsPages } from "./pages/cohorts.ts";
import { importsPages } from "./pages/imports.ts";
import { instrumentsPages } from "./pages/instruments.ts";
import { invitationsPages } from "./pages/invitations.ts";
import { learningPages } from "./pages/learning.ts";
import { mailPages } from "./pages/mail.ts";
import { meetingsPages } from "./pages/meetings.ts";
import { operationsPages } from "./pages/operations.ts";
import { organizationsPages } from "./pages/organizations.ts";
import { peoplePages } from "./pages/people.ts";
import { personalDataPages } from "./pages/personal-data.ts";
import { signInPages } from "./pages/sign-in.ts";
import { sitePages } from "./pages/site.ts";

/** One row for each page of app/routes.ts. `:reflection` stands for one that the demo educator shared with a cohort. */
export const table = [
  sitePages,
  signInPages,
  accountsPages,
  peoplePages,
  organizationsPages,
  invitationsPages,
  importsPages,
  personalDataPages,
  mailPages,
  operationsPages,
  catalogPages,
  learningPages,
  artifactsPages,
  instrumentsPages,
  meetingsPages,
  cohortsPages,
].flatMap((pages) => Object.entries(pages));

/** The paths of all routes that render a page; others are tested in authorization.test.ts. */
export function pagePaths(entries: RouteConfigEntry[] = routes, parent = ""): string[] {
  return entries.flatMap(({ path = "", file, children }) => {
    const whole = [parent, path].filter(Boolean).join("/");
    return [...(file.endsWith(".tsx") ? [whole] : []), ...pagePaths(children ?? [], whole)];
  });
}

import { accountsRows } from "./accounts.ts";
import { artifactsRows } from "./artifacts.ts";
import { catalogRows } from "./catalog.ts";
import { cohortsRows } from "./cohorts.ts";
import { importsRows } from "./imports.ts";
import { instrumentsRows } from "./instruments.ts";
import { invitationsRows } from "./invitations.ts";
import { learningRows } from "./learning.ts";
import { mailRows } from "./mail.ts";
import { meetingsRows } from "./meetings.ts";
import { operationsRows } from "./operations.ts";
import { organizationsRows } from "./organizations.ts";
import { peopleRows } from "./people.ts";
import { personalDataRows } from "./personal-data.ts";
import type { DomainRows } from "./rows.ts";
import { signInRows } from "./sign-in.ts";
import { siteRows } from "./site.ts";

/** Who may use each path, by domain. */
export const domains: DomainRows[] = [
  siteRows,
  signInRows,
  accountsRows,
  peopleRows,
  organizationsRows,
  invitationsRows,
  importsRows,
  personalDataRows,
  mailRows,
  operationsRows,
  catalogRows,
  learningRows,
  artifactsRows,
  instrumentsRows,
  meetingsRows,
  cohortsRows,
];

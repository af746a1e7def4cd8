import { accountsRows } from "./authorization/accounts.ts";
import { artifactsRows } from "./authorization/artifacts.ts";
import { catalogRows } from "./authorization/catalog.ts";
import { cohortsRows } from "./authorization/cohorts.ts";
import { courseRunRows } from "./authorization/course-runs.ts";
import { discussionsRows } from "./authorization/discussions.ts";
import { evaluationRows } from "./authorization/evaluation.ts";
import { importsRows } from "./authorization/imports.ts";
import { inquiryRows } from "./authorization/inquiry.ts";
import { instrumentsRows } from "./authorization/instruments.ts";
import { invitationsRows } from "./authorization/invitations.ts";
import { learningRows } from "./authorization/learning.ts";
import { mailRows } from "./authorization/mail.ts";
import { meetingsRows } from "./authorization/meetings.ts";
import { operationsRows } from "./authorization/operations.ts";
import { organizationsRows } from "./authorization/organizations.ts";
import { participationRows } from "./authorization/participation.ts";
import { peopleRows } from "./authorization/people.ts";
import { personalDataRows } from "./authorization/personal-data.ts";
import type { DomainRows } from "./authorization/rows.ts";
import { signInRows } from "./authorization/sign-in.ts";
import { siteRows } from "./authorization/site.ts";
import { trainingsRows } from "./authorization/trainings.ts";
import { catalogBench } from "./bench/parts/catalog.ts";
import { cohortsBench } from "./bench/parts/cohorts.ts";
import { discussionsBench } from "./bench/parts/discussions.ts";
import { inquiryBench } from "./bench/parts/inquiry.ts";
import { learningBench } from "./bench/parts/learning.ts";
import { peopleBench } from "./bench/parts/people.ts";
import { trainingsBench } from "./bench/parts/trainings.ts";
import type { BenchPart } from "./bench/requests.ts";
import { accountsPages } from "./browser/pages/accounts.ts";
import { artifactsPages } from "./browser/pages/artifacts.ts";
import { catalogPages } from "./browser/pages/catalog.ts";
import { cohortsPages } from "./browser/pages/cohorts.ts";
import { discussionsPages } from "./browser/pages/discussions.ts";
import { evaluationPages } from "./browser/pages/evaluation.ts";
import type { PageRows } from "./browser/pages/finds.ts";
import { importsPages } from "./browser/pages/imports.ts";
import { inquiryPages } from "./browser/pages/inquiry.ts";
import { instrumentsPages } from "./browser/pages/instruments.ts";
import { invitationsPages } from "./browser/pages/invitations.ts";
import { learningPages } from "./browser/pages/learning.ts";
import { mailPages } from "./browser/pages/mail.ts";
import { meetingsPages } from "./browser/pages/meetings.ts";
import { operationsPages } from "./browser/pages/operations.ts";
import { organizationsPages } from "./browser/pages/organizations.ts";
import { participationPages } from "./browser/pages/participation.ts";
import { peoplePages } from "./browser/pages/people.ts";
import { personalDataPages } from "./browser/pages/personal-data.ts";
import { signInPages } from "./browser/pages/sign-in.ts";
import { sitePages } from "./browser/pages/site.ts";
import { trainingsPages } from "./browser/pages/trainings.ts";
import { artifactsSample } from "./personal-data/everything/artifacts.ts";
import { auditSample } from "./personal-data/everything/audit.ts";
import { coachingLogSample } from "./personal-data/everything/coaching-log.ts";
import { cohortsSample } from "./personal-data/everything/cohorts.ts";
import { discussionsSample } from "./personal-data/everything/discussions.ts";
import { importsSample } from "./personal-data/everything/imports.ts";
import { inquirySample } from "./personal-data/everything/inquiry.ts";
import { instrumentsSample } from "./personal-data/everything/instruments.ts";
import { invitationsSample } from "./personal-data/everything/invitations.ts";
import { learningSample } from "./personal-data/everything/learning.ts";
import { mailSample } from "./personal-data/everything/mail.ts";
import { maintenanceSample } from "./personal-data/everything/maintenance.ts";
import { meetingsSample } from "./personal-data/everything/meetings.ts";
import { organizationsSample } from "./personal-data/everything/organizations.ts";
import { participationSample } from "./personal-data/everything/participation.ts";
import { peopleSample } from "./personal-data/everything/people.ts";
import { personalDataSample } from "./personal-data/everything/personal-data.ts";
import { readersSample } from "./personal-data/everything/readers.ts";
import { signInSample } from "./personal-data/everything/sign-in.ts";
import { trainingsSample } from "./personal-data/everything/trainings.ts";
import type { Sample } from "./personal-data/everything/world.ts";

/** What a domain brings to the tests over all domains. */
type DomainTests = {
  /** The people who may use its paths. */
  rows?: DomainRows;
  /** What each role finds at its pages. */
  pages?: PageRows;
  /** How a person whose data is exported and erased uses it. */
  sample?: Sample;
  /** Its part of the benchmark. */
  bench?: BenchPart;
};

/** Each domain after those whose rows it refers to. */
export const domains: DomainTests[] = [
  { rows: siteRows, pages: sitePages },
  { rows: signInRows, pages: signInPages, sample: signInSample },
  { rows: accountsRows, pages: accountsPages },
  { rows: peopleRows, pages: peoplePages, sample: peopleSample, bench: peopleBench },
  { rows: catalogRows, pages: catalogPages, bench: catalogBench },
  { rows: learningRows, pages: learningPages, sample: learningSample, bench: learningBench },
  { sample: readersSample },
  { rows: artifactsRows, pages: artifactsPages, sample: artifactsSample },
  { rows: instrumentsRows, pages: instrumentsPages, sample: instrumentsSample },
  { rows: courseRunRows },
  { rows: trainingsRows, pages: trainingsPages, sample: trainingsSample, bench: trainingsBench },
  { rows: organizationsRows, pages: organizationsPages, sample: organizationsSample },
  { rows: invitationsRows, pages: invitationsPages, sample: invitationsSample },
  { rows: evaluationRows, pages: evaluationPages },
  { rows: importsRows, pages: importsPages, sample: importsSample },
  { rows: operationsRows, pages: operationsPages, sample: auditSample },
  { sample: maintenanceSample },
  { rows: cohortsRows, pages: cohortsPages, sample: cohortsSample, bench: cohortsBench },
  { sample: coachingLogSample },
  { rows: mailRows, pages: mailPages, sample: mailSample },
  { rows: meetingsRows, pages: meetingsPages, sample: meetingsSample },
  { rows: inquiryRows, pages: inquiryPages, sample: inquirySample, bench: inquiryBench },
  { rows: discussionsRows, pages: discussionsPages, sample: discussionsSample, bench: discussionsBench },
  { rows: participationRows, pages: participationPages, sample: participationSample },
  { rows: personalDataRows, pages: personalDataPages, sample: personalDataSample },
];

import type { Db } from "../client.server.ts";
import { seedAccounts } from "./world-accounts.ts";
import { seedArtifacts } from "./world-artifacts.ts";
import { seedCohorts } from "./world-cohorts.ts";
import { seedCommunity } from "./world-community.ts";
import { seedCourseRun } from "./world-course-run.ts";
import { seedDirectory } from "./world-directory.ts";
import { seedDiscussions } from "./world-discussions.ts";
import { seedHistory } from "./world-history.ts";
import { seedInquiry } from "./world-inquiry.ts";
import { seedInquiryShared } from "./world-inquiry-shared.ts";
import { seedInstruments } from "./world-instruments.ts";
import { seedMeetings } from "./world-meetings.ts";
import { seedNotifications } from "./world-notifications.ts";
import { seedOrganizations } from "./world-organizations.ts";
import { seedParticipation } from "./world-participation.ts";
import { seedProgress } from "./world-progress.ts";
import { seedTrainings } from "./world-trainings.ts";

/** Inserts a domain's part of the demo world as of `now`; rows that are there stay. */
type Seed = (db: Db, now: Date) => Promise<void>;

/** One for each domain, after those whose rows it refers to. */
const seeds: Seed[] = [
  seedOrganizations,
  seedAccounts,
  seedCommunity,
  seedHistory,
  seedProgress,
  seedCohorts,
  seedMeetings,
  seedDiscussions,
  seedDirectory,
  seedArtifacts,
  seedNotifications,
  seedInstruments,
  seedInquiry,
  seedTrainings,
  seedCourseRun,
  seedInquiryShared,
  seedParticipation,
];

/** The demo world: invented people and organizations, and their work so far. Idempotent. */
export async function seedDemoWorld(db: Db, now = new Date()): Promise<void> {
  for (const seed of seeds) await seed(db, now);
}

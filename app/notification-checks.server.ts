import { checkAssigned } from "./cohorts/programs/queries/due.server.ts";
import { checkMoveAsked } from "./discussions/moderation/wider-move.server.ts";
import { kindsOfPosts } from "./discussions/reading/notified.server.ts";
import { checkPosts } from "./discussions/reading/queries/notified.server.ts";
import { checkAsked } from "./instruments/queries/asked.server.ts";
import { checkHandedIn, checkReflectionReplies } from "./learning/artifacts/queries/recipients.server.ts";
import { checkReaderAsked } from "./learning/readers/queries/readers.server.ts";
import type { Checks } from "./notifications/check.ts";

/** Each domain's check that its notifications are still true when they are mailed. A new domain adds its own here. */
export const notificationChecks: Checks = [
  { kinds: kindsOfPosts, check: checkPosts },
  { kinds: ["move_asked"], check: checkMoveAsked },
  { kinds: ["work_handed_in"], check: checkHandedIn },
  { kinds: ["reflection_answered"], check: checkReflectionReplies },
  { kinds: ["reader_asked"], check: checkReaderAsked },
  { kinds: ["instrument_asked"], check: checkAsked },
  { kinds: ["learning_assigned", "learning_due"], check: checkAssigned },
];

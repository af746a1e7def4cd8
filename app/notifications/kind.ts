import type { NotificationTopic } from "./topic.ts";

/** Every kind of notification, with the topic by which people choose how they hear of it. */
export const topicOfKind = {
  mention: "mentions",
  answer: "discussions",
  watched_post: "discussions",
  space_invitation: "discussions",
  announcement: "announcements",
  space_exported: "discussions",
  move_asked: "discussions",
  topic_widened: "discussions",
  post_moderated: "discussions",
  work_returned: "feedback",
  work_accepted: "feedback",
  work_handed_in: "feedback",
  reflection_answered: "feedback",
  reader_asked: "feedback",
  reader_declined: "feedback",
  reading_offered: "feedback",
  reading_answered: "feedback",
  learning_assigned: "assigned",
  learning_due: "assigned",
  instrument_asked: "instruments",
  session_invitation: "sessions",
  session_change: "sessions",
  session_cancellation: "sessions",
  attendance_corrected: "sessions",
  training_registered_by: "trainings",
  training_approval: "trainings",
  training_reminder: "trainings",
  training_offered: "trainings",
  training_offer_lapsed: "trainings",
  training_canceled: "trainings",
  credit_corrected: "trainings",
  certificate_revoked: "trainings",
  cohort_handed_over: "coaching",
  join_request: "coaching",
  request_answered: "coaching",
  thread_message: "coaching",
  cycle_invitation: "coaching",
  nudge: "nudges",
  reflections_shared: "shared_reflections",
} as const satisfies Record<string, NotificationTopic>;

export type NotificationKind = keyof typeof topicOfKind;
export const notificationKinds = Object.keys(topicOfKind) as NotificationKind[];

/** Announcements of coaches and leads do not wait for a digest. Whoever chose no mail about them still gets none. */
export const skipsDigest = (kind: NotificationKind): boolean => kind === "announcement";

/**
 * Mailed whatever a person chose: they would otherwise stand before a closed door. Beside these, only security notices,
 * the steps of an erasure, and what a person asked for are. The settings page lists them all.
 */
export const alwaysMailed: readonly NotificationKind[] = ["session_cancellation", "training_canceled"];

/** Kinds about a post, which a person may answer by mail. */
export const isAnswerable = (kind: NotificationKind): boolean =>
  ["mention", "answer", "watched_post", "announcement"].includes(kind);

/** The state of the mail about a notification: waits for a mail of its own, or for a digest; none; settled. */
export const mailStages = ["held", "digest", "none", "done"] as const;

/** Burst: what comes within these minutes goes into one mail. */
export const holdMinutes = 2;
/** Mails of their own that a person gets in 24 hours; what comes after waits for their digest. */
export const mostMailsADay = 20;
/** A mail names this many notifications; the rest is a number. */
export const mostNamed = 20;
/** Older ones are not mailed: they were seen on the page, or nobody minds. */
export const mailedWithinDays = 14;

/**
 * The topics that people choose about, each with its own kinds of notifications (`kind.ts`). Security notices cannot be
 * turned off and are not topics.
 */
export const notificationTopics = [
  "mentions",
  "discussions",
  "announcements",
  "feedback",
  "assigned",
  "instruments",
  "sessions",
  "trainings",
  "coaching",
  "nudges",
  "shared_reflections",
] as const;
export type NotificationTopic = (typeof notificationTopics)[number];

/**
 * How a person hears of a topic: not at all; in the app; also in the next digest; also by a mail of its own. Each
 * includes those before it, except "none".
 */
export const channels = ["none", "app", "digest", "now"] as const;
export type Channel = (typeof channels)[number];

/** The channel of a topic for a person who has not chosen. */
export const defaultChannels: Record<NotificationTopic, Channel> = {
  mentions: "now",
  discussions: "digest",
  announcements: "now",
  feedback: "now",
  assigned: "now",
  instruments: "now",
  sessions: "now",
  trainings: "now",
  coaching: "now",
  nudges: "now",
  shared_reflections: "now",
};

export const isTopic = (word: unknown): word is NotificationTopic => notificationTopics.some((topic) => topic === word);
export const isChannel = (word: unknown): word is Channel => channels.some((channel) => channel === word);

/** The channel that remains after a person asks for no more mail about a topic. */
export const withoutMail: Channel = "app";

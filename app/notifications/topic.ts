/** Notifications that people may turn off. Security notices cannot be turned off and are not topics. */
export const notificationTopics = ["shared_reflections", "feedback", "instruments", "nudges", "discussions"] as const;
export type NotificationTopic = (typeof notificationTopics)[number];

/** Whether a topic is mailed to a person who has not chosen. */
export const wantedByDefault: Record<NotificationTopic, boolean> = {
  shared_reflections: true,
  feedback: true,
  instruments: true,
  nudges: true,
  discussions: true,
};

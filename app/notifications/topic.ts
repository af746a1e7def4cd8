/** What people may turn off. What protects an account cannot be turned off and is no topic. */
export const notificationTopics = ["shared_reflections"] as const;
export type NotificationTopic = (typeof notificationTopics)[number];

/** Whether a topic is mailed to someone who said nothing about it. */
export const wantedByDefault: Record<NotificationTopic, boolean> = { shared_reflections: true };

/** Why an address gets no mail: its server refused a mail for good, or its owner reported one as spam. */
export const stopReasons = ["bounced", "complained"] as const;
export type StopReason = (typeof stopReasons)[number];

/** Why a person reports a post. */
export const reportReasons = ["child-data", "unkind", "private", "spam", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** The moderators' decision about it. */
export const reportOutcomes = ["hidden", "kept", "warned", "paused"] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

export const noticeKinds = ["warning", "pause"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const longestReportNote = 1_000;

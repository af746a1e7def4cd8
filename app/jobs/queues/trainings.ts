import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type TrainingJobs = {
  "mail-training-invitations": { runId: string; invited: { personId: string; invitedBy: string }[] };
  "pass-on-offers": Record<string, never>;
  "forget-needs": Record<string, never>;
  "remind-of-trainings": Record<string, never>;
  "purge-records": Record<string, never>;
  "keep-signing-key": Record<string, never>;
};

export const trainingQueues: Queues<TrainingJobs> = {
  "mail-training-invitations": {
    words: m.trainingsJobsMailInvitations,
    retryLimit: 5,
    retryDelay: 10,
    retryDelayMax: 300,
    expireInSeconds: 120,
  },
  "pass-on-offers": {
    words: m.trainingsJobsPassOnOffers,
    retryLimit: 3,
    retryDelay: 30,
    retryDelayMax: 300,
    expireInSeconds: 300,
    cron: "* * * * *",
  },
  "forget-needs": {
    words: m.trainingsJobsForgetNeeds,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 300,
    cron: "41 3 * * *",
  },
  "remind-of-trainings": {
    words: m.trainingsJobsRemind,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 300,
    cron: "11,41 * * * *",
  },
  "purge-records": {
    words: m.trainingsJobsPurge,
    retryLimit: 3,
    retryDelay: 300,
    retryDelayMax: 3600,
    expireInSeconds: 900,
    cron: "53 3 * * *",
  },
  "keep-signing-key": {
    words: m.trainingsJobsSigningKey,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 120,
    cron: "*/10 * * * *",
  },
};

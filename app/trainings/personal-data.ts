import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const plan = { by: "kept", because: "A run's plan belongs to who offers it; it lets go of the account." } as const;
const run = { training: z.string(), startsAt: data.moment };

export const trainingData = data.part({
  tables: {
    training_runs: {
      erasure: plan,
      columns: {
        ...data.owner("created_by"),
        ...data.ours("id", "offering_kind", "offering_slug", "summary", "format", "time_zone", "ends_at", "place"),
        ...data.ours(
          "link",
          "capacity",
          "minimum",
          "opens_at",
          "closes_at",
          "cancel_by",
          "offer_minutes",
          "offer_rule",
        ),
        ...data.ours("languages", "interpreters", "accommodations", "audience", "cost", "stipend", "parking"),
        ...data.ours("child_care", "proposal_number", "applied_on", "approved_on", "approved_minutes", "claim_code"),
        ...data.ours("terms", "published_at", "canceled_at", "cancel_reason", "closed_at", "repeat_of", "client_key"),
        ...data.ours("created_at", "course_lessons", "work_asked", "space_id", "certificate_share"),
        title: data.exportedAs("trainings", "training"),
        starts_at: data.exportedAs("trainings", "startsAt"),
      },
    },
    training_run_facilitators: {
      erasure: { by: "words", because: "A committee approved these facilitators; the name and qualification go." },
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id", "run_id", "position"),
        name: data.exportedAs("facilitating", "facilitator"),
        qualification: data.exportedAs("facilitating", "qualification"),
      },
    },
    training_run_designations: {
      erasure: plan,
      columns: {
        ...data.owner("approved_by"),
        ...data.ours("run_id", "designation", "authority", "approved_on"),
      },
    },
    training_held_seats: {
      erasure: { by: "nobody", because: "Seats held for an organization say nothing about a person." },
      columns: data.ours("run_id", "organization_id", "seats", "release_at"),
    },
    training_registrations: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id", "run_id", "walk_in_name", "walk_in_email", "reminded_at"),
        ...data.others("registered_by", "approval_by"),
        ...data.exported("trainings", "terms_accepted_at", "approval", "approval_at"),
        ...data.exported("trainings", "state", "queued_at", "offer_ends_at", "credit", "legal_name"),
        ...data.exported("trainings", "pdenroller_email", "certificate_number", "stars_id", "signature"),
        ...data.exported("trainings", "claimed_minutes", "signed_at", "state_since", "created_at"),
        organization_id: data.exportedAs("trainings", "organization"),
      },
    },
    training_registration_events: {
      erasure: { by: "parent", table: "training_registrations" },
      columns: {
        ...data.others("by"),
        ...data.ours("id", "registration_id"),
        state: data.exportedAs("trainingHistory", "state"),
        reason: data.exportedAs("trainingHistory", "reason"),
        at: data.exportedAs("trainingHistory", "happenedAt"),
      },
    },
    course_run_work: {
      erasure: { by: "parent", table: "training_registrations" },
      columns: {
        ...data.others("by"),
        ...data.ours("registration_id", "number"),
        event: data.exportedAs("courseWork", "workEvent"),
        text: data.exportedAs("courseWork", "text"),
        at: data.exportedAs("courseWork", "happenedAt"),
      },
    },
    training_needs: {
      erasure: { by: "parent", table: "training_registrations" },
      columns: {
        ...data.ours("registration_id"),
        ...data.exported("trainingNeeds", "kind", "text", "is_met"),
      },
    },
    training_need_counts: {
      erasure: { by: "nobody", because: "It counts what was asked for and met." },
      columns: data.ours("run_id", "kind", "asked", "met"),
    },
    training_invitations: {
      erasure: { by: "words", because: "Whom somebody invited goes with their account, and a month after the run." },
      columns: { ...data.others("email"), ...data.owner("invited_by"), ...data.ours("run_id", "created_at") },
    },
    training_door_attendance: {
      erasure: { by: "parent", table: "training_registrations" },
      columns: {
        ...data.others("recorded_by"),
        ...data.ours("registration_id", "meeting_id", "minutes", "recorded_at"),
      },
    },
    organization_training_settings: {
      erasure: { by: "kept", because: "It is a rule of the organization; it lets go of the account." },
      columns: {
        ...data.owner("changed_by"),
        ...data.ours("organization_id", "asks_approval", "changed_at"),
      },
    },
  },
  merge: {
    training_runs: { created_by: "moved" },
    training_run_facilitators: { person_id: "moved" },
    training_run_designations: { approved_by: "moved" },
    training_registrations: { person_id: "moved", registered_by: "moved", approval_by: "moved" },
    training_invitations: { invited_by: "moved" },
    training_door_attendance: { recorded_by: "moved" },
    organization_training_settings: { changed_by: "moved" },
    training_registration_events: { by: "moved" },
    course_run_work: { by: "moved" },
  },
  retention: {},
  sections: {
    trainings: data.section("Trainings that you registered for.", {
      ...run,
      organization: data.words,
      state: z.string(),
      queuedAt: data.past,
      offerEndsAt: data.past,
      credit: z.string(),
      legalName: data.words,
      pdenrollerEmail: data.words,
      certificateNumber: data.words,
      starsId: data.words,
      signature: data.words,
      claimedMinutes: z.number().nullable(),
      signedAt: data.past,
      termsAcceptedAt: data.past,
      approval: data.words,
      approvalAt: data.past,
      stateSince: data.moment,
      createdAt: data.moment,
    }),
    trainingHistory: data.section("How each registration came to where it stands.", {
      ...run,
      state: z.string(),
      reason: data.words,
      happenedAt: data.moment,
    }),
    courseWork: data.section("Work that you handed in to runs of courses, with what their instructors answered.", {
      ...run,
      workEvent: z.string(),
      text: z.string(),
      happenedAt: data.moment,
    }),
    trainingNeeds: data.section("What you need to take part, kept until the training is over.", {
      ...run,
      kind: z.string(),
      text: z.string(),
      isMet: z.boolean().nullable(),
    }),
    facilitating: data.section("Trainings that you facilitate.", {
      ...run,
      facilitator: z.string(),
      qualification: z.string(),
    }),
  },
  titles: {
    trainings: m.trainingsDataTrainings,
    trainingHistory: m.trainingsDataHistory,
    courseWork: m.trainingsDataCourseWork,
    trainingNeeds: m.trainingsDataNeeds,
    facilitating: m.trainingsDataFacilitating,
  },
  labels: {
    training: m.trainingsDataTraining,
    queuedAt: m.trainingsDataQueuedAt,
    offerEndsAt: m.trainingsDataOfferEndsAt,
    credit: m.trainingsDataCredit,
    legalName: m.trainingsDataLegalName,
    pdenrollerEmail: m.trainingsDataPdenrollerEmail,
    certificateNumber: m.trainingsDataCertificateNumber,
    starsId: m.trainingsDataStarsId,
    signature: m.trainingsDataSignature,
    claimedMinutes: m.trainingsDataClaimedMinutes,
    signedAt: m.trainingsDataSignedAt,
    stateSince: m.trainingsDataStateSince,
    termsAcceptedAt: m.trainingsDataTermsAcceptedAt,
    approval: m.trainingsDataApproval,
    approvalAt: m.trainingsDataApprovalAt,
    workEvent: m.trainingsDataWorkEvent,
    isMet: m.trainingsDataIsMet,
    facilitator: m.trainingsDataFacilitator,
    qualification: m.trainingsDataQualification,
  },
});

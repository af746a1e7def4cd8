import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

/** This domain's personal data: how each table is data.exported, erased and named. */
export const cohortData = data.part({
  tables: {
    program_versions: {
      erasure: { by: "nobody", because: "Programs are content." },
      columns: data.ours("program_slug", "hash", "definition", "created_at"),
    },
    cohort_settings: {
      erasure: { by: "kept", because: "A cohort's settings belong to its members; who made it is forgotten." },
      columns: {
        ...data.ours("cohort_id", "program_slug", "program_hash", "time_zone", "language"),
        ...data.ours("capacity", "takes_requests", "created_at"),
        ...data.owner("created_by"),
      },
    },
    program_adoptions: {
      erasure: { by: "kept", because: "What a cohort follows from when on; who chose it is forgotten." },
      columns: {
        ...data.ours("cohort_id", "from_on", "program_slug", "program_hash", "adopted_at"),
        ...data.owner("adopted_by"),
      },
    },
    cohort_organizations: {
      erasure: { by: "nobody", because: "Which organizations take part says nothing about a person." },
      columns: data.ours("cohort_id", "organization_id"),
    },
    cohort_agreements: {
      erasure: { by: "kept", because: "Members agreed to these words; who wrote them is forgotten." },
      columns: {
        ...data.exported("agreements", "version", "goals", "norms", "readers", "records"),
        ...data.owner("written_by"),
        ...data.ours("created_at"),
        cohort_id: data.exportedAs("agreements", "cohort"),
      },
    },
    agreement_acceptances: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("cohort_id", "version"),
        ...data.exported("agreements", "accepted_at"),
      },
    },
    cohort_requests: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id"),
        ...data.others("decided_by"),
        ...data.exported("cohortRequests", "note", "requested_at", "decided_at", "is_approved"),
        cohort_id: data.exportedAs("cohortRequests", "cohort"),
      },
    },
    cohort_hand_overs: {
      erasure: { by: "words", because: "The cohort's history stays, without the leaving coach's note and name." },
      columns: {
        ...data.owner("from_id", "to_id"),
        ...data.ours("id"),
        ...data.exported("handOvers", "note", "handed_over_at"),
        cohort_id: data.exportedAs("handOvers", "cohort"),
      },
    },
    assigned_learning: {
      // Erases the notes that this person wrote for other people; what is assigned to them stays.
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id", "assigned_by"),
        ...data.ours("id"),
        ...data.exported("assignedLearning", "course_id", "lesson_id", "due_on", "note", "created_at", "withdrawn_at"),
        cohort_id: data.exportedAs("assignedLearning", "cohort"),
      },
    },
    goals: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported(
          "goals",
          "id",
          "statement",
          "problem",
          "baseline",
          "measure",
          "target_on",
          "status",
          "revision",
        ),
        ...data.exported("goals", "created_at", "updated_at"),
        cohort_id: data.exportedAs("goals", "cohort"),
      },
    },
    goal_versions: {
      erasure: { by: "parent", table: "goals" },
      columns: {
        ...data.exported("goalVersions", "goal_id", "revision", "statement", "problem", "baseline", "measure"),
        ...data.exported("goalVersions", "target_on", "status", "saved_at"),
      },
    },
  },
  merge: {
    cohort_settings: { created_by: "moved" },
    program_adoptions: { adopted_by: "moved" },
    cohort_agreements: { written_by: "moved" },
    agreement_acceptances: { person_id: "moved" },
    cohort_requests: { person_id: "moved", decided_by: "moved" },
    cohort_hand_overs: { from_id: "moved", to_id: "moved" },
    assigned_learning: { person_id: "moved", assigned_by: "moved" },
    goals: { person_id: "moved" },
  },
  retention: {
    cohort_requests: { days: 365, why: "A decided request explains for a year how somebody came into a cohort." },
  },
  sections: {
    agreements: data.section("Coaching agreements that you accepted, as they were then.", {
      cohort: z.string(),
      version: z.number(),
      goals: z.string(),
      norms: z.string(),
      readers: z.string(),
      records: z.string(),
      acceptedAt: data.moment,
    }),
    cohortRequests: data.section("Your requests to join a cohort.", {
      cohort: z.string(),
      note: data.words,
      requestedAt: data.moment,
      decidedAt: data.past,
      isApproved: z.boolean().nullable(),
    }),
    handOvers: data.section(
      "Cohorts that you handed over to another coach or took over. The note is in it if you wrote it.",
      {
        cohort: z.string(),
        note: data.words,
        handedOverAt: data.moment,
      },
    ),
    assignedLearning: data.section(
      "Learning assigned to you or to a cohort that you learn in, and what you assigned.",
      {
        cohort: z.string(),
        courseId: z.string(),
        course: data.words,
        lessonId: data.words,
        lesson: data.words,
        dueOn: data.day.nullable(),
        note: data.words,
        createdAt: data.moment,
        withdrawnAt: data.past,
      },
    ),
    goals: data.section("Your goals.", {
      id: z.uuid(),
      cohort: z.string(),
      statement: z.string(),
      problem: data.words,
      baseline: data.words,
      measure: data.words,
      targetOn: data.day.nullable(),
      status: z.string(),
      revision: z.number(),
      createdAt: data.moment,
      updatedAt: data.moment,
    }),
    goalVersions: data.section("Your goals as they were before you changed them.", {
      goalId: z.uuid(),
      revision: z.number(),
      statement: z.string(),
      problem: data.words,
      baseline: data.words,
      measure: data.words,
      targetOn: data.day.nullable(),
      status: z.string(),
      savedAt: data.moment,
    }),
  },
  titles: {
    agreements: m.cohortsDataSectionAgreements,
    cohortRequests: m.cohortsDataSectionCohortRequests,
    handOvers: m.cohortsDataSectionHandOvers,
    assignedLearning: m.cohortsDataSectionAssignedLearning,
    goals: m.cohortsDataSectionGoals,
    goalVersions: m.cohortsDataSectionGoalVersions,
  },
  labels: {
    version: m.cohortsDataFieldVersion,
    goals: m.cohortsDataFieldGoals,
    norms: m.cohortsDataFieldNorms,
    readers: m.cohortsDataFieldReaders,
    records: m.cohortsDataFieldRecords,
    acceptedAt: m.cohortsDataFieldAcceptedAt,
    decidedAt: m.cohortsDataFieldDecidedAt,
    isApproved: m.cohortsDataFieldIsApproved,
    handedOverAt: m.cohortsDataFieldHandedOverAt,
    statement: m.cohortsDataFieldStatement,
    problem: m.cohortsDataFieldProblem,
    baseline: m.cohortsDataFieldBaseline,
    measure: m.cohortsDataFieldMeasure,
    targetOn: m.cohortsDataFieldTargetOn,
    status: m.cohortsDataFieldStatus,
    goalId: null,
  },
});

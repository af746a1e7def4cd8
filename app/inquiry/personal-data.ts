import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const cycle = { cycleId: z.uuid(), cycle: data.words };
const by = z.string().nullable().describe("Null once that account is gone.");

/** A team's cycle stays with the team; one that a person ran alone goes with them. */
const ofTeam = "the cycle goes with the last member of its team; a team's stays with the others";

/** The personal data of cycles of inquiry. */
export const inquiryData = data.part({
  tables: {
    inquiry_cycles: {
      erasure: { by: "words", because: ofTeam },
      columns: {
        ...data.exported("inquiryCycles", "id", "number", "kind", "title", "ends_on", "data_every"),
        ...data.exported("inquiryCycles", "locked_at", "decision", "created_at", "updated_at"),
        starts_on: data.exportedAs("inquiryCycles", "firstDay"),
        decided_at: data.exportedAs("inquiryCycles", "decisionAt"),
        organization_id: data.exportedAs("inquiryCycles", "organization"),
        shared_cohort_id: data.exportedAs("inquiryCycles", "sharedCohort"),
        ...data.ours("line_id", "plan_revision"),
      },
    },
    inquiry_members: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        cycle_id: data.exportedAs("inquiryCycles", "id"),
        invited_by: data.exportedAs("inquiryCycles", "invitedBy"),
        invited_at: data.exportedAs("inquiryCycles", "askedAt"),
        left_at: data.exportedAs("inquiryCycles", "leftTeamAt"),
        ...data.exported("inquiryCycles", "joined_at"),
      },
    },
    inquiry_texts: {
      erasure: { by: "parent", table: "inquiry_cycles" },
      columns: {
        ...data.exported("inquiryTexts", "cycle_id", "revision", "saved_at"),
        step: data.exportedAs("inquiryTexts", "cycleStep"),
        texts: data.exportedAs("inquiryTexts", "written"),
        saved_by: data.exportedAs("inquiryTexts", "writtenBy"),
      },
    },
    inquiry_questions: {
      erasure: { by: "parent", table: "inquiry_cycles" },
      columns: {
        ...data.exported("inquiryQuestions", "cycle_id", "position", "prediction"),
        question: data.exportedAs("inquiryQuestions", "learningQuestion"),
      },
    },
    inquiry_measures: {
      erasure: { by: "parent", table: "inquiry_cycles" },
      columns: {
        ...data.exported("inquiryMeasures", "cycle_id", "position", "name", "definition", "unit", "kind"),
        ...data.ours("id"),
      },
    },
    inquiry_entries: {
      erasure: { by: "parent", table: "inquiry_cycles" },
      columns: {
        ...data.exported("inquiryEntries", "id", "cycle_id", "happened_on", "out_of", "text", "mark"),
        ...data.exported("inquiryEntries", "recorded_at", "removed_at"),
        value: data.exportedAs("inquiryEntries", "measured"),
        measure_id: data.exportedAs("inquiryEntries", "measureName"),
        recorded_by: data.exportedAs("inquiryEntries", "recordedBy"),
        removed_by: data.exportedAs("inquiryEntries", "removedBy"),
      },
    },
  },
  merge: {
    inquiry_members: { person_id: "moved", invited_by: "moved" },
    inquiry_texts: { saved_by: "moved" },
    inquiry_entries: { recorded_by: "moved", removed_by: "moved" },
  },
  retention: {},
  sections: {
    inquiryCycles: data.section("Your cycles of inquiry, alone or in a team, and those you were invited to.", {
      id: z.uuid(),
      number: z.number().describe("From 1 in a line of cycles that follow one another."),
      kind: z.string(),
      title: z.string(),
      firstDay: data.day.nullable(),
      endsOn: data.day.nullable(),
      dataEvery: z.number().nullable().describe("Every how many days data is collected."),
      lockedAt: data.past.describe("When its predictions were locked."),
      decision: data.words,
      decisionAt: data.past,
      organization: data.words,
      sharedCohort: data.words.describe("The cohort whose coaches may read it."),
      invitedBy: by,
      askedAt: data.moment,
      joinedAt: data.past,
      leftTeamAt: data.past,
      createdAt: data.moment,
      updatedAt: data.moment,
    }),
    inquiryTexts: data.section("Every version of what was written in your cycles, and of what you wrote in others.", {
      ...cycle,
      cycleStep: z.string(),
      revision: z.number(),
      written: z.record(z.string(), z.string()),
      writtenBy: by,
      savedAt: data.moment,
    }),
    inquiryQuestions: data.section("The questions of your cycles with their predictions.", {
      ...cycle,
      position: z.number(),
      learningQuestion: z.string(),
      prediction: z.string(),
    }),
    inquiryMeasures: data.section("What your cycles measure.", {
      ...cycle,
      position: z.number(),
      name: z.string(),
      definition: z.string(),
      unit: z.string(),
      kind: z.string(),
    }),
    inquiryEntries: data.section("Points and notes of your cycles, and those you recorded in others.", {
      id: z.uuid(),
      ...cycle,
      measureName: data.words,
      happenedOn: data.day,
      measured: z.number().nullable(),
      outOf: z.number().nullable().describe("How many people the number is of."),
      text: z.string(),
      mark: data.words.describe("Why it stands out."),
      recordedBy: by,
      recordedAt: data.moment,
      removedAt: data.past,
      removedBy: by,
    }),
  },
  titles: {
    inquiryCycles: m.inquiryDataSectionCycles,
    inquiryTexts: m.inquiryDataSectionTexts,
    inquiryQuestions: m.inquiryDataSectionQuestions,
    inquiryMeasures: m.inquiryDataSectionMeasures,
    inquiryEntries: m.inquiryDataSectionEntries,
  },
  labels: {
    number: m.inquiryDataFieldNumber,
    firstDay: m.inquiryDataFieldStartsOn,
    endsOn: m.inquiryDataFieldEndsOn,
    dataEvery: m.inquiryDataFieldDataEvery,
    lockedAt: m.inquiryDataFieldLockedAt,
    decision: m.inquiryDataFieldDecision,
    decisionAt: m.inquiryDataFieldDecidedAt,
    sharedCohort: m.inquiryDataFieldSharedCohort,
    invitedBy: m.inquiryDataFieldInvitedBy,
    askedAt: m.inquiryDataFieldInvitedAt,
    joinedAt: m.inquiryDataFieldJoinedAt,
    leftTeamAt: m.inquiryDataFieldLeftAt,
    cycle: m.inquiryDataFieldCycle,
    cycleStep: m.inquiryDataFieldStep,
    written: m.inquiryDataFieldTexts,
    writtenBy: m.inquiryDataFieldSavedBy,
    learningQuestion: m.inquiryDataFieldQuestion,
    prediction: m.inquiryDataFieldPrediction,
    definition: m.inquiryDataFieldDefinition,
    unit: m.inquiryDataFieldUnit,
    measureName: m.inquiryDataFieldMeasure,
    happenedOn: m.inquiryDataFieldHappenedOn,
    measured: m.inquiryDataFieldValue,
    outOf: m.inquiryDataFieldOutOf,
    mark: m.inquiryDataFieldMark,
    recordedBy: m.inquiryDataFieldRecordedBy,
    removedAt: m.inquiryDataFieldRemovedAt,
    removedBy: m.inquiryDataFieldRemovedBy,
    cycleId: null,
    position: null,
  },
});

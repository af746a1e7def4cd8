import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const counted = { left: "counted from what this download has in full" };
const records = {
  by: "kept",
  because: "It is the program's or an organization's record; it lets go of the account.",
} as const;
const period = {
  by: "kept",
  because: "A period and its published figures are records; they let go of the account.",
} as const;

export const participationData = data.part({
  tables: {
    participation_months: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), month: counted, measure: counted, amount: counted },
    },
    participation_changes: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), ...data.ours("id", "changed_at") },
    },
    participation_counting: {
      erasure: { by: "nobody", because: "It says how far the counting has come." },
      columns: data.ours("id", "counted_to", "finished_at"),
    },
    participation_people: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("period_id"),
        ...{
          organization_ids: counted,
          sessions_attended: counted,
          live_minutes: counted,
          self_paced_minutes: counted,
        },
        ...{ coaching_minutes: counted, courses_begun: counted, courses_finished: counted },
      },
    },
    participation_totals: {
      erasure: { by: "nobody", because: "Totals of everybody." },
      columns: data.ours("period_id", "measure", "amount"),
    },
    participation_organizations: {
      erasure: { by: "nobody", because: "Totals of organizations; the job counts them again without the person." },
      columns: {
        ...data.ours("period_id", "organization_id", "sessions_attended", "live_minutes", "self_paced_minutes"),
        ...data.ours("coaching_minutes"),
      },
    },
    participation_removals: {
      erasure: { by: "nobody", because: "It says which periods have to be added up again, not whose row is gone." },
      columns: data.ours("id", "period_id"),
    },
    reporting_periods: {
      erasure: period,
      columns: {
        ...data.owner("created_by"),
        ...data.ours("id", "kind", "name", "starts_on", "ends_on", "created_at"),
      },
    },
    period_snapshots: {
      erasure: period,
      columns: {
        ...data.owner("requested_by"),
        ...data.ours("id", "period_id", "version", "state", "progress", "rule_version", "reason", "requested_at"),
        ...data.ours("frozen_at", "failure", "is_complete"),
      },
    },
    frozen_counts: {
      erasure: {
        by: "nobody",
        because: "How many people groups had, without names; freezing alone reads it, and no page.",
      },
      columns: data.ours("snapshot_id", "slice", "row", "parent", "people", "finished"),
    },
    snapshot_cells: {
      erasure: { by: "nobody", because: "Published counts in which nobody can be found." },
      columns: data.ours(
        ...["snapshot_id", "slice", "row", "measure", "label", "position", "state", "value", "low", "high", "out_of"],
      ),
    },
    demographic_asks: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        version: data.exportedAs("aboutYouAsked", "questionsVersion"),
        asked_at: data.exportedAs("aboutYouAsked", "shownAt"),
      },
    },
    demographic_answers: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("aboutYou", "state", "choices", "details", "answered_at"),
        question: data.exportedAs("aboutYou", "aboutYouQuestion"),
        ...data.ours("version"),
      },
    },
    organization_rosters: {
      erasure: records,
      columns: {
        ...data.owner("recorded_by"),
        ...data.ours("id", "organization_id", "as_of", "people", "with_account", "note", "client_key", "recorded_at"),
      },
    },
    funder_reports: {
      erasure: records,
      columns: {
        ...data.owner("published_by", "created_by"),
        ...data.ours("id", "kind", "snapshot_id", "title", "state", "preview_until", "published", "published_at"),
        ...data.ours("replaces_id", "reason", "client_key", "created_at"),
      },
    },
    report_narratives: {
      erasure: records,
      columns: { ...data.owner("saved_by"), ...data.ours("report_id", "section", "text", "revision", "saved_at") },
    },
    report_bright_spots: {
      erasure: { by: "nobody", because: "It points to an entry of the library, which has its own rules." },
      columns: data.ours("report_id", "cycle_id", "position"),
    },
    report_comments: {
      erasure: records,
      columns: { ...data.owner("written_by"), ...data.ours("report_id", "organization_id", "text", "written_at") },
    },
    participation_mailings: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), ...data.exported("figureMails", "since", "sent_on") },
    },
    organization_commitments: {
      erasure: records,
      columns: {
        ...data.owner("recorded_by"),
        ...data.ours("id", "organization_id", "kind", "promise", "who", "due_on", "state", "evidence", "decided_on"),
        ...data.ours("client_key", "created_at"),
      },
    },
    grant_targets: {
      erasure: records,
      columns: {
        ...data.owner("recorded_by"),
        ...data.ours("period_id", "measure", "planned", "budget_line", "reason", "recorded_at"),
      },
    },
    register_entries: {
      erasure: records,
      columns: {
        ...data.owner("recorded_by"),
        ...data.ours("id", "register", "happened_on", "title", "evidence", "decision", "outcome", "organization_id"),
        ...data.ours("has_consent", "answer", "client_key", "created_at", "updated_at"),
      },
    },
    figure_releases: {
      erasure: period,
      columns: { ...data.owner("released_to"), ...data.ours("id", "snapshot_id", "form", "slices", "released_at") },
    },
  },
  merge: {
    demographic_asks: { person_id: "moved" },
    demographic_answers: { person_id: "moved" },
    organization_rosters: { recorded_by: "moved" },
    funder_reports: { published_by: "moved", created_by: "moved" },
    report_narratives: { saved_by: "moved" },
    report_comments: { written_by: "moved" },
    participation_mailings: { person_id: "moved" },
    organization_commitments: { recorded_by: "moved" },
    grant_targets: { recorded_by: "moved" },
    register_entries: { recorded_by: "moved" },
    participation_months: { person_id: "dropped" },
    participation_changes: { person_id: "dropped" },
    participation_people: { person_id: "dropped" },
    reporting_periods: { created_by: "moved" },
    period_snapshots: { requested_by: "moved" },
    figure_releases: { released_to: "moved" },
  },
  retention: {},
  sections: {
    aboutYou: data.section("What you told about yourself, if anything.", {
      aboutYouQuestion: z.string(),
      state: z.string(),
      choices: z.array(z.string()),
      details: z.record(z.string(), z.string()),
      answeredAt: data.moment,
    }),
    aboutYouAsked: data.section("When you were shown the questions about yourself.", {
      questionsVersion: z.number(),
      shownAt: data.moment,
    }),
    figureMails: data.section("Monthly mails with a link to the figures.", {
      since: data.moment,
      sentOn: data.day.nullable(),
    }),
  },
  titles: {
    aboutYou: m.participationDataAnswers,
    aboutYouAsked: m.participationDataAsked,
    figureMails: m.participationDataMails,
  },
  labels: {
    aboutYouQuestion: m.participationDataQuestion,
    choices: m.participationDataChoices,
    details: m.participationDataDetails,
    answeredAt: m.participationDataAnsweredAt,
    questionsVersion: m.participationDataVersion,
    shownAt: m.participationDataAskedAt,
    sentOn: m.participationDataSentOn,
  },
});

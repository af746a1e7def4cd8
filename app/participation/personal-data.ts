import * as data from "#app/personal-data-part/part.ts";

const counted = { left: "counted from what this download has in full" };
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
        ...data.ours("frozen_at", "failure"),
      },
    },
    snapshot_cells: {
      erasure: { by: "nobody", because: "Published counts in which nobody can be found." },
      columns: data.ours(
        ...["snapshot_id", "slice", "row", "measure", "label", "position", "state", "value", "low", "high", "out_of"],
      ),
    },
    figure_releases: {
      erasure: period,
      columns: { ...data.owner("released_to"), ...data.ours("id", "snapshot_id", "form", "slices", "released_at") },
    },
  },
  merge: {
    participation_months: { person_id: "dropped" },
    participation_changes: { person_id: "dropped" },
    participation_people: { person_id: "dropped" },
    reporting_periods: { created_by: "moved" },
    period_snapshots: { requested_by: "moved" },
    figure_releases: { released_to: "moved" },
  },
  retention: {},
  sections: {},
  titles: {},
  labels: {},
});

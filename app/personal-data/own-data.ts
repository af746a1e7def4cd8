import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const ownData = data.part({
  tables: {
    data_exports: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id", "link_hash"),
        ...data.exported("dataExports", "state", "created_at", "finished_at", "expires_at"),
      },
    },
    data_export_pieces: {
      erasure: { by: "parent", table: "data_exports" },
      columns: { ...data.ours("export_id", "file", "piece"), bytes: { left: "is a download itself" } },
    },
    erasures: {
      erasure: {
        by: "kept",
        because: "It shows that and when an account was erased, by a number that is then nobody's.",
      },
      columns: {
        ...data.owner("person_id"),
        ...data.ours("id", "undo_hash", "erased_at", "counts"),
        ...data.exported("erasures", "requested_at", "due_at", "cancelled_at"),
      },
    },
    account_merges: {
      erasure: { by: "cascade", column: "kept_id" },
      columns: {
        ...data.owner("kept_id"),
        ...data.ours("id"),
        ...data.exported("accountMerges", "gone_id", "merged_at", "counts"),
      },
    },
    retention_runs: {
      erasure: { by: "nobody", because: "It counts what was removed." },
      columns: data.ours("id", "rule", "removed", "ran_at"),
    },
    site_processes: {
      erasure: { by: "nobody", because: "It says which processes of the site run." },
      columns: data.ours("id", "host", "pid", "version", "release_hash", "started_at", "seen_at"),
    },
  },
  merge: {
    account_merges: { kept_id: "moved" },
    data_exports: { person_id: "dropped" },
  },
  retention: {
    data_exports: { days: 0, why: "A download is a copy of everything about somebody: it goes when its link expires." },
    unfinished_exports: { days: 7, why: "A download that was never written is nothing to keep." },
    erasures: { days: 7 * 365, why: "Shows that an erasure was done, as long as the record of who did what." },
    retention_runs: { days: 2 * 365, why: "Shows over two years that these rules were kept." },
  },
  sections: {
    dataExports: data.section("Downloads like this one that you asked for.", {
      state: z.string(),
      createdAt: data.moment,
      finishedAt: data.past,
      expiresAt: data.past,
    }),
    erasures: data.section("When you asked for your account to be erased.", {
      requestedAt: data.moment,
      dueAt: data.moment,
      cancelledAt: data.past,
    }),
    accountMerges: data.section("Other accounts of yours that became part of this one.", {
      goneId: z.uuid(),
      mergedAt: data.moment,
      counts: z.record(z.string(), z.number()),
    }),
  },
  titles: {
    dataExports: m.takeoutSectionDataExports,
    erasures: m.takeoutSectionErasures,
    accountMerges: m.takeoutSectionAccountMerges,
  },
  labels: {
    goneId: m.takeoutFieldGoneId,
    mergedAt: m.takeoutFieldMergedAt,
    dueAt: m.takeoutFieldDueAt,
    cancelledAt: m.takeoutFieldCancelledAt,
  },
});

import * as m from "#app/messages/catalog.ts";
import { exportedAs, ours, owner, part, past, section, words } from "#app/personal-data-part/part.ts";

/** The personal data of this domain: how it is exported, erased and labeled. */
export const maintenanceData = part({
  tables: {
    site_state: {
      erasure: { by: "words", because: "It is the whole site's; the notice of maintenance goes with who wrote it." },
      columns: {
        ...owner("maintenance_by"),
        ...ours("is_only", "key_check", "last_backup_at"),
        maintenance_since: exportedAs("maintenanceNotices", "since"),
        maintenance_until: exportedAs("maintenanceNotices", "until"),
        maintenance_message: exportedAs("maintenanceNotices", "message"),
      },
    },
  },
  merge: {
    site_state: { maintenance_by: "moved" },
  },
  retention: {},
  sections: {
    maintenanceNotices: section("The notice of maintenance, if it is yours.", {
      since: past,
      until: past,
      message: words,
    }),
  },
  titles: {
    maintenanceNotices: m.takeoutSectionMaintenanceNotices,
  },
  labels: {
    since: m.takeoutFieldSince,
    until: m.takeoutFieldUntil,
    message: m.takeoutFieldMessage,
  },
});

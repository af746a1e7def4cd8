import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const maintenanceData = data.part({
  tables: {
    site_state: {
      erasure: { by: "words", because: "It is the whole site's; the notice of maintenance goes with who wrote it." },
      columns: {
        ...data.owner("maintenance_by"),
        ...data.ours("is_only", "key_check", "last_backup_at"),
        maintenance_since: data.exportedAs("maintenanceNotices", "since"),
        maintenance_until: data.exportedAs("maintenanceNotices", "until"),
        maintenance_message: data.exportedAs("maintenanceNotices", "message"),
      },
    },
  },
  merge: {
    site_state: { maintenance_by: "moved" },
  },
  retention: {},
  sections: {
    maintenanceNotices: data.section("The notice of maintenance, if it is yours.", {
      since: data.past,
      until: data.past,
      message: data.words,
    }),
  },
  titles: {
    maintenanceNotices: m.maintenanceDataSectionMaintenanceNotices,
  },
  labels: {
    until: m.maintenanceDataFieldUntil,
    message: m.maintenanceDataFieldMessage,
  },
});

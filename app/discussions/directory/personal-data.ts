import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

/** The personal data of the directory. */
export const directoryData = data.part({
  tables: {
    directory_entries: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("directoryEntries", "works_on", "can_help", "looks_for", "languages"),
        ...data.exported("directoryEntries", "shows_email", "created_at", "updated_at"),
        setting: data.exportedAs("directoryEntries", "workSetting"),
      },
    },
  },
  merge: { directory_entries: { person_id: "moved" } },
  retention: {},
  sections: {
    directoryEntries: data.section("What you say of yourself in the directory, if you joined it.", {
      workSetting: z.string(),
      worksOn: z.string(),
      canHelp: z.string(),
      looksFor: z.string(),
      languages: z.string(),
      showsEmail: z.boolean(),
      createdAt: data.moment,
      updatedAt: data.moment,
    }),
  },
  titles: { directoryEntries: m.directoryDataSection },
  labels: {
    workSetting: m.directorySetting,
    worksOn: m.directoryWorksOn,
    canHelp: m.directoryCanHelp,
    looksFor: m.directoryLooksFor,
    languages: m.directoryLanguages,
    showsEmail: m.directoryShowsEmail,
  },
});

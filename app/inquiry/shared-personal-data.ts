import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const page = { sharedCycleId: z.uuid(), sharedCycle: data.words };

/** The personal data of what teams give back and offer to the library. */
export const inquirySharedData = data.part({
  tables: {
    give_back_pages: {
      erasure: { by: "parent", table: "inquiry_cycles" },
      columns: data.ours("cycle_id", "token", "published_at", "shows_numbers", "takes_reactions", "created_at"),
    },
    give_back_texts: {
      erasure: { by: "parent", table: "give_back_pages" },
      columns: {
        cycle_id: data.exportedAs("giveBackTexts", "sharedCycleId"),
        ...data.exported("giveBackTexts", "language", "saved_at"),
        texts: data.exportedAs("giveBackTexts", "pageTexts"),
        reviewed_at: data.exportedAs("giveBackTexts", "languageReviewedAt"),
        ...data.owner("saved_by", "reviewed_by"),
      },
    },
    give_back_reactions: {
      erasure: { by: "parent", table: "give_back_pages" },
      columns: {
        ...data.others("id", "cycle_id", "text", "received_at"),
        ...data.ours("state"),
        ...data.owner("decided_by"),
      },
    },
    library_offers: {
      erasure: { by: "parent", table: "inquiry_cycles" },
      columns: {
        cycle_id: data.exportedAs("libraryOffers", "sharedCycleId"),
        ...data.exported("libraryOffers", "state", "revision"),
        ...data.exported("libraryOffers", "note", "updated_at"),
        texts: data.exportedAs("libraryOffers", "offerTexts"),
        setting: data.exportedAs("libraryOffers", "offerSetting"),
        topics: data.exportedAs("libraryOffers", "offerTopics"),
        outcome: data.exportedAs("libraryOffers", "offerOutcome"),
        audience: data.exportedAs("libraryOffers", "offerAudience"),
        published_at: data.exportedAs("libraryOffers", "inLibrarySince"),
        ...data.owner("reviewed_by"),
      },
    },
    library_consents: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("cycle_id", "revision"),
        consented_at: data.exportedAs("libraryOffers", "offerConsentedAt"),
      },
    },
  },
  merge: {
    give_back_texts: { saved_by: "moved", reviewed_by: "moved" },
    give_back_reactions: { decided_by: "moved" },
    library_offers: { reviewed_by: "moved" },
    library_consents: { person_id: "moved" },
  },
  retention: {},
  sections: {
    giveBackTexts: data.section("Pages that you wrote or reviewed to give back what your teams learned.", {
      ...page,
      language: z.string(),
      pageTexts: z.record(z.string(), z.string()),
      languageReviewedAt: data.past,
      savedAt: data.moment,
    }),
    libraryOffers: data.section("What your teams offer to the library of what was tried.", {
      ...page,
      offerTexts: z.record(z.string(), z.string()),
      offerSetting: z.string(),
      offerTopics: z.array(z.string()),
      offerOutcome: z.string(),
      offerAudience: z.string(),
      state: z.string(),
      revision: z.number(),
      note: z.string(),
      offerConsentedAt: data.past.describe("When you consented."),
      updatedAt: data.moment,
      inLibrarySince: data.past,
    }),
  },
  titles: {
    giveBackTexts: m.inquiryDataSectionGiveBack,
    libraryOffers: m.inquiryDataSectionLibrary,
  },
  labels: {
    sharedCycle: m.inquiryDataFieldSharedCycle,
    sharedCycleId: null,
    pageTexts: m.inquiryDataFieldPageTexts,
    languageReviewedAt: m.inquiryDataFieldLanguageReviewedAt,
    offerTexts: m.inquiryDataFieldOfferTexts,
    offerSetting: m.inquiryDataFieldSetting,
    offerTopics: m.inquiryDataFieldTopics,
    offerOutcome: m.inquiryDataFieldOutcome,
    offerAudience: m.inquiryDataFieldAudience,
    offerConsentedAt: m.inquiryDataFieldConsentedAt,
    inLibrarySince: m.inquiryDataFieldInLibrarySince,
  },
});

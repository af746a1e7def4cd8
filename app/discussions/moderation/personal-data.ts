import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

/** The personal data of copies of spaces, of when they were archived, and of requests to show a topic to more people. */
export const widerReadersData = data.part({
  tables: {
    space_exports: {
      erasure: { by: "kept", because: "Those who wrote in the space see that it was copied; who did it is forgotten." },
      columns: { ...data.owner("by_id"), ...data.ours("id", "space_id", "format", "created_at") },
    },
    space_events: {
      erasure: {
        by: "kept",
        because: "That a space was archived or reopened stays on record; who did it is forgotten.",
      },
      columns: { ...data.owner("by_id"), ...data.ours("id", "space_id", "action", "happened_at") },
    },
    topic_move_requests: {
      erasure: { by: "kept", because: "What became of the topic stays on record; who asked is forgotten." },
      columns: {
        ...data.owner("by_id"),
        ...data.ours("id", "topic_id", "space_id", "created_at", "closed_at", "outcome"),
      },
    },
    topic_move_consents: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("moveConsents", "created_at"),
        request_id: data.exportedAs("moveConsents", "title"),
      },
    },
  },
  merge: {
    space_exports: { by_id: "moved" },
    space_events: { by_id: "moved" },
    topic_move_requests: { by_id: "moved" },
    topic_move_consents: { person_id: "moved" },
  },
  retention: {},
  sections: {
    moveConsents: data.section("Topics that you agreed to show to more people.", {
      title: data.words,
      createdAt: data.moment,
    }),
  },
  titles: { moveConsents: m.discussionsDataSectionMoveConsents },
  labels: {},
});

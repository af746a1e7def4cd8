import type { ArtifactTemplate } from "#app/catalog/program.ts";

/** A template with one part of each kind and two rows of a rubric. */
export const aTemplate: ArtifactTemplate = {
  key: "data-note",
  title: "Data note",
  purpose: "Say what you see before you say why.",
  weeks: [4],
  fields: [
    { key: "question", label: "Question", help: "One sentence.", kind: "text", required: true },
    { key: "noticed", label: "What we noticed", help: "Without explanations.", kind: "long", required: true },
    { key: "source", label: "Source", help: "An address.", kind: "link", required: false },
    { key: "table", label: "Table", help: "No data about single children.", kind: "data", required: false },
    { key: "photo", label: "Photo", help: "Of your chart.", kind: "file", required: false },
  ],
  rubric: [
    {
      key: "apart",
      title: "Noticing apart from explaining",
      levels: ["mixed", "mostly apart", "apart", "apart, and says why"],
    },
    { key: "who", title: "Who is not in the data", levels: ["not named", "named", "described", "asked"] },
  ],
};

import type { Agenda, ArtifactTemplate, Handout, Program } from "./program.ts";

const programParts = ["about", "agenda", "artifact", "course", "milestone", "instrument", "topic", "handout"] as const;
export type ProgramPart = (typeof programParts)[number];

/** The text of one part of a program: lines, by the name of the field. */
type Written = Record<string, string[]>;

/** A field whose lines differ: those that go and those that come, in their order. */
export type FieldChange = { field: string; removed: string[]; added: string[] };

export type ProgramChange = {
  part: ProgramPart;
  key: string;
  title: string;
  kind: "added" | "removed" | "changed";
  /** For what changed; a field whose lines only changed places has none of either. */
  fields: FieldChange[];
};

/** The differences between two versions of a program, part by part, in the newer version's order. */
export function programChanges(before: Program, after: Program): ProgramChange[] {
  return programParts.flatMap((part) => {
    const [old, now] = [writtenIn(before, part), writtenIn(after, part)];
    const changes: ProgramChange[] = [];
    for (const [key, { title, fields }] of now) {
      const was = old.get(key);
      const changed = was ? fieldChanges(was.fields, fields) : [];
      if (!was || changed.length > 0)
        changes.push({ part, key, title, kind: was ? "changed" : "added", fields: changed });
    }
    for (const [key, { title }] of old) {
      if (!now.has(key)) changes.push({ part, key, title, kind: "removed", fields: [] });
    }
    return changes;
  });
}

function fieldChanges(before: Written, after: Written): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const [old, now] = [before[field] ?? [], after[field] ?? []];
    if (old.length === now.length && old.every((line, at) => line === now[at])) return [];
    const removed = old.filter((line) => !now.includes(line));
    return [{ field, removed, added: now.filter((line) => !old.includes(line)) }];
  });
}

type Item = { title: string; fields: Written };

function writtenIn(program: Program, part: ProgramPart): Map<string, Item> {
  const named = <Each>(items: readonly Each[], keyOf: (item: Each) => string, itemOf: (item: Each) => Item) =>
    new Map(items.map((item) => [keyOf(item), itemOf(item)]));
  const keyOf = ({ key }: { key: string }) => key;
  const planned = (title: string, week: number, text: string) => ({
    title,
    fields: { title: [title], week: [String(week)], text: text ? [text] : [] },
  });
  switch (part) {
    case "about":
      return new Map([["about", about(program)]]);
    case "agenda":
      return named(program.agendas, keyOf, agenda);
    case "artifact":
      return named(program.artifacts, keyOf, artifact);
    case "course":
      return named(
        program.courses,
        ({ courseId }) => courseId,
        ({ title, week, reason }) => planned(title, week, reason),
      );
    case "milestone":
      return named(program.milestones, keyOf, ({ title, week, text }) => planned(title, week, text));
    case "instrument":
      return named(
        program.instruments,
        ({ instrument }) => instrument,
        ({ title, week, after, days, note }) => ({
          title,
          fields: {
            ...{ title: [title], week: week === undefined ? [] : [String(week)], text: note ? [note] : [] },
            ...{ occasion: after ? [after] : [], days: days === undefined ? [] : [String(days)] },
          },
        }),
      );
    case "topic":
      return named(program.discussion, keyOf, ({ title, week, text }) => planned(title, week, text));
    case "handout":
      return named(program.handouts, keyOf, handout);
  }
}

function about({ title, summary, audience, overview, months, hours, objectives }: Program): Item {
  const text = overview.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  return {
    title,
    fields: {
      title: [title],
      summary: [summary],
      audience: [audience],
      text,
      objectives,
      hours: [hours],
      months: [String(months)],
    },
  };
}

function agenda({ title, week, minutes, purpose, materials, before, parts, after }: Agenda): Item {
  const lines = parts.map((part) =>
    [`${part.minutes} min`, part.title, part.protocol, part.notes, part.say].filter(Boolean).join(" · "),
  );
  const facts = { title: [title], week: [String(week)], minutes: [String(minutes)], purpose: [purpose] };
  return { title, fields: { ...facts, parts: lines, before, after, materials } };
}

function artifact({ title, purpose, weeks, fields, rubric }: ArtifactTemplate): Item {
  return {
    title,
    fields: {
      ...{ title: [title], purpose: [purpose], weeks: weeks.map(String) },
      questions: fields.map(({ label, help }) => [label, help].filter(Boolean).join(": ")),
      rubric: rubric.map((row) => `${row.title}: ${row.levels.join(" / ")}`),
    },
  };
}

function handout({ title, purpose, sections }: Handout): Item {
  const text = sections.map((section) => [section.title, section.text].filter(Boolean).join(": "));
  return { title, fields: { title: [title], purpose: [purpose], text } };
}

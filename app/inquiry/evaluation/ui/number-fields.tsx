import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { groupNames, problemWords } from "../answer-words.ts";
import type { Design } from "../design.ts";
import { type EntryKind, entryKind, type Problems } from "../entry.ts";
import type { Draft, SetDraft } from "./draft.ts";
import { PlainArea } from "./plain-area.tsx";

type Props = { draft: Draft & { design: Design }; set: SetDraft; problems: Problems };

/** The fields for the numbers of a design and a measure: counts and means of groups. */
export function NumberFields({ draft, set, problems }: Props) {
  const kind = entryKind(draft.design, draft.measure);
  const field = (name: string, label: string) => (
    <TextField
      key={name}
      label={label}
      value={draft.typed[name] ?? ""}
      onChange={({ target }) => set({ typed: { ...draft.typed, [name]: target.value } })}
      error={wordsFor(problems, name)}
      inputMode="decimal"
      autoComplete="off"
      className="evaluation__number"
    />
  );
  if (kind === "points") return <Points {...{ draft, set, problems }} />;
  const groups = groupsOf(kind, draft.design);
  return (
    <div className="evaluation__groups">
      {groups.map(({ name, fields }) => (
        <fieldset key={name} className="evaluation__group">
          {name ? <legend className="field__label">{name}</legend> : null}
          {fields.map(([id, label]) => field(id, label))}
        </fieldset>
      ))}
    </div>
  );
}

function Points({ draft, set, problems }: Props) {
  const change = (name: string, value: string) => set({ typed: { ...draft.typed, [name]: value } });
  return (
    <>
      <PlainArea
        label={m.evaluationFieldPoints()}
        help={m.evaluationFieldPointsHelp()}
        error={wordsFor(problems, "points")}
        value={draft.typed.points ?? ""}
        onChange={({ target }) => change("points", target.value)}
        rows={8}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        label={m.evaluationBaselineCount()}
        help={m.evaluationBaselineCountHelp()}
        error={wordsFor(problems, "baseline")}
        value={draft.typed.baseline ?? ""}
        onChange={({ target }) => change("baseline", target.value)}
        inputMode="numeric"
        autoComplete="off"
        className="evaluation__number"
      />
    </>
  );
}

function wordsFor(problems: Problems, name: string): string | undefined {
  const problem = problems[name];
  return problem ? problemWords[problem]() : undefined;
}

type Group = { name: string; fields: [id: string, label: string][] };

function groupsOf(kind: Exclude<EntryKind, "points">, design: Design): Group[] {
  const names = groupNames(design);
  const both = (fields: (group: "first" | "second") => [string, string][]): Group[] => [
    { name: names.first, fields: fields("first") },
    { name: names.second, fields: fields("second") },
  ];
  switch (kind) {
    case "shares":
      return both((group) => [
        [`${group}N`, m.evaluationFieldN()],
        [`${group}Yes`, m.evaluationFieldYes()],
      ]);
    case "means":
      return both((group) => [
        [`${group}N`, m.evaluationFieldN()],
        [`${group}Mean`, m.evaluationFieldMean()],
        [`${group}Deviation`, m.evaluationFieldDeviation()],
      ]);
    case "paired-shares":
      return [
        {
          name: "",
          fields: [
            ["both", m.evaluationFieldBoth()],
            ["gained", m.evaluationFieldGained()],
            ["lost", m.evaluationFieldLost()],
            ["neither", m.evaluationFieldNeither()],
          ],
        },
      ];
    case "paired-means":
      return [
        {
          name: "",
          fields: [
            ["changeN", m.evaluationFieldChangeN()],
            ["changeMean", m.evaluationFieldChangeMean()],
            ["changeDeviation", m.evaluationFieldChangeDeviation()],
          ],
        },
      ];
  }
}

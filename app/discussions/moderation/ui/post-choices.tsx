import type { ReactNode } from "react";
import { useField } from "#app/ui/field.tsx";
import { FieldError } from "#app/ui/field-error.tsx";
import { usePosted } from "#app/ui/posted-form.ts";

type Choice = { id: string; label: string; words: ReactNode };

/** Posts to tick, each with its words below its own box, so that their links are not inside a label. */
export function PostChoices({ label, children }: { label: string; children: Choice[] }) {
  const { ids, control, problem } = useField({ name: "posts" }, {});
  const { typed } = usePosted("posts");
  const ticked = new Set((typed ?? "").split(","));
  return (
    <fieldset
      className="field"
      id={ids.control}
      aria-describedby={control["aria-describedby"]}
      aria-invalid={control["aria-invalid"]}
    >
      <legend className="field__label">{label}</legend>
      <FieldError id={ids.error} error={problem} />
      <div className="choices">
        {children.map(({ id, label: name, words }) => (
          <div key={id} className="post-choice">
            <label className="choice">
              <input type="checkbox" name="post" value={id} defaultChecked={ticked.has(id)} />
              <bdi>{name}</bdi>
            </label>
            <div className="post-choice__words">{words}</div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

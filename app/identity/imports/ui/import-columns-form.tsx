import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { SelectField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import type { Column, Heading, ImportKind } from "../import.ts";
import { readableColumnsOf } from "../import-columns.ts";

type Props = {
  importId: string;
  kind: ImportKind;
  headings: (Heading & { samples: string[] })[];
  reply?: FormReply | undefined;
};

/** Lets the user change how each heading is read, with sample cells from below it. */
export function ImportColumnsForm({ importId, kind, headings, reply }: Props) {
  const columns: readonly Column[] = readableColumnsOf[kind];
  return (
    <PostForm
      reply={reply}
      submit={m.importsColumnsRead()}
      submitTone="secondary"
      help={m.importsColumnsHelp()}
      action={`/admin/imports/${importId}/columns`}
    >
      {headings.map(({ heading, column, twin, samples }, index) =>
        heading === "" && samples.length === 0 ? null : (
          <SelectField
            // biome-ignore lint/suspicious/noArrayIndexKey: a file may have the same heading twice, and its columns keep their places
            key={index}
            label={heading || m.importsColumnUnnamed({ number: index + 1 })}
            help={[
              samples.length > 0 ? m.importsColumnSamples({ samples: samples.join("; ") }) : m.importsColumnEmpty(),
              ...(twin ? [m.importsColumnTwin({ column: m.importsColumnName({ column: twin }) })] : []),
            ].join(" ")}
            name={`column-${index}`}
            defaultValue={column ?? ""}
          >
            <option value="">{m.importsColumnUnread()}</option>
            {columns.map((each) => (
              <option key={each} value={each}>
                {m.importsColumnName({ column: each })}
              </option>
            ))}
          </SelectField>
        ),
      )}
    </PostForm>
  );
}

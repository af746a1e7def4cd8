import { Form } from "@remix-run/react";
import type { ArtifactField } from "#app/catalog/program.ts";
import * as m from "#app/messages/catalog.ts";
import { findChildDataInName } from "#app/privacy/child-data.ts";
import { Button } from "#app/ui/button.tsx";
import { ChildDataWarning } from "#app/ui/child-data-warning.tsx";
import { FieldError } from "#app/ui/field-error.tsx";
import type { FileRefusal } from "../file.ts";
import type { ArtifactFile } from "../queries/artifact-page.server.ts";

const refusals: Record<Exclude<FileRefusal, "missing">, () => string> = {
  none: m.artifactsFileNone,
  "too-large": m.artifactsFileTooLarge,
  "unknown-kind": m.artifactsFileUnknown,
  broken: m.artifactsFileBroken,
  "too-many": m.artifactsFileTooMany,
  "not-now": m.artifactsRefusedNotNow,
};

const isRefusal = (word: string | null): word is keyof typeof refusals => word !== null && word in refusals;

type Props = {
  artifactId: string;
  fields: ArtifactField[];
  files: ArtifactFile[];
  personId: string;
  mayChange: boolean;
  /** Why a file was not taken, as the address says. */
  refusal: string | null;
};

/** The photos and PDFs of each part that takes files, and a form to add another. */
export function FileList({ artifactId, fields, files, personId, mayChange, refusal }: Props) {
  const taking = fields.filter(({ kind }) => kind === "file");
  if (taking.length === 0) return null;
  const action = `/artifacts/${artifactId}/files`;
  return (
    <div className="stack-8" id="files">
      {taking.map(({ key, label, help }) => (
        <section key={key} aria-labelledby={`files-${key}`} className="stack">
          <h2 id={`files-${key}`}>{label}</h2>
          <p className="soft">{help}</p>
          <ul className="plain stack-6">
            {files
              .filter(({ fieldKey }) => fieldKey === key)
              .map((file) => (
                <li key={file.id} className="stack-2">
                  {file.kind === "image" ? (
                    <img
                      src={`/artifacts/${artifactId}/files/${file.id}`}
                      alt={file.name}
                      width={file.width ?? undefined}
                      height={file.height ?? undefined}
                      loading="lazy"
                      className="artifact-photo"
                    />
                  ) : (
                    <a href={`/artifacts/${artifactId}/files/${file.id}`} download>
                      {file.name}
                    </a>
                  )}
                  <ChildDataWarning findings={findChildDataInName(file.name)} isReviewed />
                  {mayChange ? (
                    <Form method="post" action={action}>
                      <input type="hidden" name="_method" value="delete" />
                      <input type="hidden" name="file" value={file.id} />
                      <Button tone="quiet">{m.artifactsFileRemove({ name: file.name })}</Button>
                    </Form>
                  ) : null}
                </li>
              ))}
          </ul>
          {mayChange ? (
            <form method="post" action={action} encType="multipart/form-data" className="stack">
              <input type="hidden" name="person" value={personId} />
              <input type="hidden" name="field" value={key} />
              <div className="field">
                <label htmlFor={`file-${key}`} className="field__label">
                  {m.artifactsFileLabel()}
                </label>
                <p id={`file-${key}-help`} className="field__help">
                  {m.artifactsFileHelp()}
                </p>
                <FieldError error={isRefusal(refusal) ? refusals[refusal]() : undefined} />
                <input
                  id={`file-${key}`}
                  type="file"
                  name="file"
                  accept="image/*,application/pdf"
                  aria-describedby={`file-${key}-help`}
                  className="input"
                />
              </div>
              <Button>{m.artifactsFileAdd()}</Button>
            </form>
          ) : null}
        </section>
      ))}
    </div>
  );
}

import type { ArtifactTemplate } from "#app/catalog/program.ts";
import * as m from "#app/messages/catalog.ts";
import { fieldName, linkIn } from "../fields.ts";
import { passagesIn, type Segment, segmentsOf } from "../passages.ts";
import type { ArtifactComment } from "../queries/artifact-page.server.ts";

type Props = {
  template: ArtifactTemplate;
  texts: Record<string, string>;
  revision: number;
  comments: ArtifactComment[];
  /** The number that each comment is shown with. */
  numbers: Map<string, number>;
};

/** A version of an artifact to read: each part with its text, the commented passages marked and numbered. */
export function ArtifactText({ template, texts, revision, comments, numbers }: Props) {
  return (
    <div className="stack-6 artifact-text">
      {template.fields.map(({ key, label, kind }) => {
        if (kind === "file") return null;
        const text = texts[key] ?? "";
        const passages = passagesIn(
          text,
          comments.filter(({ fieldKey }) => fieldKey === key),
          revision,
        );
        const address = kind === "link" ? linkIn(text) : null;
        return (
          <section key={key} aria-labelledby={`part-${key}`} className="stack-2">
            <h2 id={`part-${key}`}>{label}</h2>
            {text.trim() === "" ? <p className="soft">{m.artifactsNotWritten()}</p> : null}
            {address ? (
              <p>
                <a href={address} rel="noreferrer noopener nofollow">
                  {text.trim()}
                </a>
              </p>
            ) : (
              <div className={kind === "data" ? "artifact-words artifact-words--data" : "artifact-words"}>
                <span data-field={fieldName(key)}>
                  {segmentsOf(text, passages).map((segment, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text, which never move
                    <Passage key={at} segment={segment} numbers={numbers} />
                  ))}
                </span>
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Passage({ segment, numbers }: { segment: Segment; numbers: Map<string, number> }) {
  const { text, commentIds } = segment;
  const [first] = commentIds;
  if (first === undefined) return text;
  const shown = commentIds.flatMap((id) => numbers.get(id) ?? []).join(", ");
  return (
    <mark className="passage">
      {text}
      <a href={`#comment-${first}`} className="passage__number" data-comment={shown}>
        <span className="visually-hidden">{m.artifactsCommentNumber({ number: shown })}</span>
      </a>
    </mark>
  );
}

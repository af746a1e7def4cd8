import { Link } from "@remix-run/react";
import type { GlossaryTerm } from "#app/catalog/catalog.ts";
import type { SourceReference } from "#app/catalog/source-reference.ts";
import * as m from "#app/messages/catalog.ts";

/** The sources and glossary terms of a lesson. */
export function LessonReferences({ sources, terms }: { sources: SourceReference[]; terms: GlossaryTerm[] }) {
  if (sources.length === 0 && terms.length === 0) return null;
  return (
    <div className="references">
      {terms.length > 0 ? (
        <section aria-labelledby="terms">
          <h2 id="terms">{m.lessonPageTerms()}</h2>
          <dl>
            {terms.map((term) => (
              <div key={term.id}>
                <dt id={`term-${term.id}`}>{term.term}</dt>
                <dd>{term.definition}</dd>
              </div>
            ))}
          </dl>
          <p className="no-print">
            <Link to="/glossary" className="references__all">
              {m.lessonPageAllTerms()}
            </Link>
          </p>
        </section>
      ) : null}
      {sources.length > 0 ? (
        <section aria-labelledby="sources">
          <h2 id="sources">{m.lessonPageSources()}</h2>
          <SourceList sources={sources} />
        </section>
      ) : null}
    </div>
  );
}

export function SourceList({ sources }: { sources: SourceReference[] }) {
  return (
    <ol className="sources">
      {sources.map((source) => (
        <li key={source.id} id={`source-${source.id}`}>
          {source.url ? <a href={source.url}>{source.text}</a> : source.text}
        </li>
      ))}
    </ol>
  );
}

import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";

/** A section of a program or protocol that lists short texts; nothing where there are none. */
export function TextList({ id, title, texts }: { id: string; title: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <ContentSection id={id} title={title}>
      <ul className="bullets measure">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </ContentSection>
  );
}

export function ContentSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** Says that an older version is shown; authors see why. */
export function ProblemNotice({ problem }: { problem: string | null }) {
  if (problem === null) return null;
  return (
    <Notice kind="care" title={m.lessonPageProblemTitle()}>
      <p className="typed-words">{import.meta.env.DEV ? problem : m.lessonPageProblem()}</p>
    </Notice>
  );
}

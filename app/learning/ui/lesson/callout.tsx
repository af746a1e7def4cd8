import type { ReactNode } from "react";
import type { CalloutProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "#app/ui/icon.tsx";

const icons = { note: "info", care: "heart-handshake", try: "pencil", story: "book-open" } as const;
const titles = {
  note: m.lessonCalloutNote,
  care: m.lessonCalloutCare,
  try: m.lessonCalloutTry,
  story: m.lessonCalloutStory,
};

/** Sets a passage apart and labels its kind. */
export function Callout({ kind, title, children }: CalloutProps & { children?: ReactNode }) {
  return (
    <div className={`callout callout--${kind}`}>
      <p className="callout__title">
        <Icon name={icons[kind]} />
        {title ? (
          <span>
            <span className="visually-hidden">{titles[kind]()}: </span>
            {title}
          </span>
        ) : (
          titles[kind]()
        )}
      </p>
      <div className="callout__body">{children}</div>
    </div>
  );
}

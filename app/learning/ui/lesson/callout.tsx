import BookOpen from "lucide-react/icons/book-open";
import HeartHandshake from "lucide-react/icons/heart-handshake";
import Info from "lucide-react/icons/info";
import Pencil from "lucide-react/icons/pencil";
import type { ReactNode } from "react";
import type { CalloutProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";

const icons = { note: Info, care: HeartHandshake, try: Pencil, story: BookOpen };
const titles = {
  note: m.lessonCalloutNote,
  care: m.lessonCalloutCare,
  try: m.lessonCalloutTry,
  story: m.lessonCalloutStory,
};

/** Sets a passage apart and labels its kind. */
export function Callout({ kind, title, children }: CalloutProps & { children?: ReactNode }) {
  const Icon = icons[kind];
  return (
    <div className={`callout callout--${kind}`}>
      <p className="callout__title">
        <Icon className="icon" />
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

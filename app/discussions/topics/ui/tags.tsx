import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { tagPath } from "../../paths.ts";
import { longestTag, longestTags, mostTags, partedTags, tagOf, tagText } from "../tag.ts";

/** Tags, each with the way to the topics of the space that have it. */
export function Tags({ tags, spaceId, label }: { tags: readonly string[]; spaceId: string; label: string }) {
  if (tags.length === 0) return null;
  return (
    <div>
      <p className="visually-hidden">{label}</p>
      <ul className="plain tags">
        {tags.map((tag) => (
          <li key={tag}>
            <Link to={tagPath(spaceId, tag)} className="tag">
              <bdi>{tag}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where tags are typed; those that the space has are put in by a press. */
export function TagField({ known, value }: { known: readonly string[]; value?: string | undefined }) {
  return (
    <div className="stack-2">
      <TextField
        name="tags"
        id="tags"
        label={m.tagsField()}
        help={m.tagsHelp({ most: mostTags, longest: longestTag })}
        limit={longestTags}
        dir="auto"
        autoComplete="off"
        defaultValue={value}
        isOptional
      />
      {known.length > 0 ? (
        <>
          <p className="small soft without-scripts">
            {m.tagsKnown()} <bdi>{tagText(known)}</bdi>
          </p>
          <div className="needs-scripts">
            <p className="small soft">{m.tagsKnown()}</p>
            <ul className="plain tags">
              {known.map((tag) => (
                <li key={tag}>
                  <Button type="button" tone="quiet" className="tag" onClick={() => addToField(tag)}>
                    <bdi>{tag}</bdi>
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </>
      ) : null}
    </div>
  );
}

/** Puts a tag behind those in the field, unless it is among them, as if it had been typed. */
function addToField(tag: string): void {
  const field = document.getElementById("tags");
  if (!(field instanceof HTMLInputElement)) return;
  const typed = partedTags(field.value);
  if (typed.some((each) => tagOf(each)?.folded === tagOf(tag)?.folded)) return;
  field.value = tagText([...typed, tag]);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

import * as m from "#app/messages/catalog.ts";
import type { Entry } from "../queries/entries.server.ts";
import { settingInWords } from "./setting-words.ts";

/** People in the directory, each with what they say of themselves. */
export function EntryList({ entries }: { entries: Entry[] }) {
  return (
    <ul className="plain lines entries">
      {entries.map((entry) => (
        <li key={entry.personId} className="entry">
          <h2 className="entry__name">
            <bdi>{entry.name}</bdi>
            {entry.pronouns ? <span className="soft entry__pronouns"> ({entry.pronouns})</span> : null}
          </h2>
          <p className="small soft">
            {[settingInWords(entry.setting), ...entry.organizations].join(" · ")}
            {entry.languages ? (
              <>
                {" · "}
                <bdi>{entry.languages}</bdi>
              </>
            ) : null}
          </p>
          <dl className="entry__texts">
            <Text label={m.directoryWorksOn()} text={entry.worksOn} />
            <Text label={m.directoryCanHelp()} text={entry.canHelp} />
            <Text label={m.directoryLooksFor()} text={entry.looksFor} />
          </dl>
          {entry.email ? (
            <p>
              <a href={mailTo(entry.email)}>{entry.email}</a>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** A link that writes to an address; its @ stays as it is (RFC 6068, section 2). */
const mailTo = (email: string) => `mailto:${encodeURIComponent(email).replace("%40", "@")}`;

function Text({ label, text }: { label: string; text: string }) {
  if (text === "") return null;
  return (
    <div>
      <dt className="small soft">{label}</dt>
      <dd dir="auto">{text}</dd>
    </div>
  );
}

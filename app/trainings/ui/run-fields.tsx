import * as m from "#app/messages/catalog.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { offerRules } from "../registration/seats.ts";
import { sessionFormats } from "../runs/run-words.ts";

/** The initial values; days as YYYY-MM-DD. */
export type RunFieldsData = Record<
  | "title"
  | "summary"
  | "format"
  | "place"
  | "link"
  | "languages"
  | "interpreters"
  | "accommodations"
  | "audience"
  | "cost"
  | "stipend"
  | "parking"
  | "childCare"
  | "terms"
  | "opensOn"
  | "closesOn"
  | "cancelBy"
  | "offerRule",
  string
> & { capacity: number; minimum: number | null; offerHours: number; certificateShare: number };

type Props = {
  run: RunFieldsData;
  /** A course run takes place in the browser: it has neither a format to choose nor a place. */
  isCourse?: boolean;
  mostSeats?: number;
};

/** The fields of `runChangeSchema`. */
export function RunFields({ run, isCourse = false, mostSeats = 2000 }: Props) {
  return (
    <>
      <TextField name="title" label={m.trainingsFieldTitle()} required limit={150} defaultValue={run.title} />
      <TextArea
        name="summary"
        label={m.trainingsFieldSummary()}
        help={m.trainingsFieldSummaryHelp()}
        rows={3}
        limit={1000}
        isOptional
        defaultValue={run.summary}
      />
      {isCourse ? <input type="hidden" name="format" value="self_paced" /> : <WhereFields run={run} />}
      <SeatFields run={run} mostSeats={mostSeats} />
      <details className="disclosure">
        <summary>{m.trainingsMoreFacts()}</summary>
        <div className="stack">
          {isCourse ? null : (
            <TextField
              name="certificateShare"
              type="number"
              min={50}
              max={100}
              label={m.trainingsCertificateShare()}
              help={m.trainingsCertificateShareHelp()}
              defaultValue={run.certificateShare}
            />
          )}
          <FactFields run={run} />
        </div>
      </details>
    </>
  );
}

function WhereFields({ run }: { run: RunFieldsData }) {
  return (
    <>
      <SelectField name="format" label={m.trainingsFormatLabel()} defaultValue={run.format}>
        {sessionFormats.map((format) => (
          <option key={format} value={format}>
            {m.trainingsFormat({ format })}
          </option>
        ))}
      </SelectField>
      <TextField name="place" label={m.meetingsFieldPlace()} isOptional defaultValue={run.place} />
      <TextField
        name="link"
        type="url"
        label={m.meetingsFieldLink()}
        help={m.trainingsFieldLinkHelp()}
        isOptional
        defaultValue={run.link}
      />
    </>
  );
}

function SeatFields({ run, mostSeats }: { run: RunFieldsData; mostSeats: number }) {
  return (
    <>
      <div className="cluster">
        <TextField
          name="capacity"
          type="number"
          min={0}
          max={mostSeats}
          required
          label={m.trainingsFieldCapacity()}
          defaultValue={run.capacity}
        />
        <TextField
          name="minimum"
          type="number"
          min={1}
          max={2000}
          isOptional
          label={m.trainingsFieldMinimum()}
          defaultValue={run.minimum ?? ""}
        />
      </div>
      <div className="cluster">
        <TextField name="opensOn" type="date" isOptional label={m.trainingsFieldOpens()} defaultValue={run.opensOn} />
        <TextField
          name="closesOn"
          type="date"
          isOptional
          label={m.trainingsFieldCloses()}
          defaultValue={run.closesOn}
        />
        <TextField
          name="cancelBy"
          type="date"
          isOptional
          label={m.trainingsFieldCancelBy()}
          defaultValue={run.cancelBy}
        />
      </div>
      <SelectField name="offerRule" label={m.trainingsWaitlistRule()} defaultValue={run.offerRule}>
        {offerRules.map((rule) => (
          <option key={rule} value={rule}>
            {m.trainingsRule({ rule })}
          </option>
        ))}
      </SelectField>
      <TextField
        name="offerHours"
        type="number"
        min={1}
        max={240}
        label={m.trainingsFieldOfferHours()}
        help={m.trainingsFieldOfferHoursHelp()}
        defaultValue={run.offerHours}
      />
    </>
  );
}

function FactFields({ run }: { run: RunFieldsData }) {
  return (
    <>
      <TextField
        name="languages"
        label={m.trainingsLanguages()}
        help={m.trainingsFieldLanguagesHelp()}
        isOptional
        defaultValue={run.languages}
      />
      <TextField name="interpreters" label={m.trainingsInterpreters()} isOptional defaultValue={run.interpreters} />
      <TextField
        name="accommodations"
        label={m.trainingsAccommodations()}
        isOptional
        defaultValue={run.accommodations}
      />
      <TextField name="audience" label={m.trainingsAudience()} isOptional defaultValue={run.audience} />
      <TextField name="cost" label={m.trainingsCost()} isOptional defaultValue={run.cost} />
      <TextField name="stipend" label={m.trainingsStipend()} isOptional defaultValue={run.stipend} />
      <TextField name="parking" label={m.trainingsParking()} isOptional defaultValue={run.parking} />
      <TextField name="childCare" label={m.trainingsChildCare()} isOptional defaultValue={run.childCare} />
      <TextArea
        name="terms"
        label={m.trainingsTerms()}
        help={m.trainingsTermsHelp()}
        rows={3}
        limit={1000}
        isOptional
        defaultValue={run.terms}
      />
    </>
  );
}

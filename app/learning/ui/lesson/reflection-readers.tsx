import { type Visibility, visibilities } from "#app/learning/reflection.ts";
import * as m from "#app/messages/catalog.ts";
import { useLessonState } from "../lesson-state.tsx";

/** Names the readers of a reflection, with the control to change them. */
export function ReflectionReaders({
  id,
  visibility,
  onChange,
}: {
  id: string;
  visibility: Visibility;
  onChange: () => void;
}) {
  const { readers } = useLessonState();
  const coaches = listOf(readers.coaches);
  const cohorts = listOf(
    readers.cohorts.map(({ name, memberCount }) => m.lessonReadersCohort({ name, count: memberCount })),
  );
  const words: Record<Visibility, { label: string; help: string; canChoose: boolean }> = {
    private: { label: m.lessonReadersPrivate(), help: m.lessonReadersPrivateHelp(), canChoose: true },
    coach: {
      label: m.lessonReadersCoach(),
      help: coaches ? m.lessonReadersCoachHelp({ coaches }) : m.lessonReadersNoCoach(),
      canChoose: coaches !== "",
    },
    cohort: {
      label: m.lessonReadersCohortLabel(),
      help: cohorts ? m.lessonReadersCohortHelp({ cohorts }) : m.lessonReadersNoCohort(),
      canChoose: cohorts !== "",
    },
  };
  return (
    <fieldset className="field readers">
      <legend className="field__label">{m.lessonReadersWho()}</legend>
      <div className="choices">
        {visibilities.map((each) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name="visibility"
              value={each}
              id={`${id}-visibility-${each}`}
              defaultChecked={each === visibility}
              disabled={!words[each].canChoose && each !== visibility}
              onChange={onChange}
            />
            <span>
              {words[each].label}
              <span className="choice__help">{words[each].help}</span>
            </span>
          </label>
        ))}
      </div>
      {readers.waits.map(({ id, name }) => (
        <p key={id} className="small">
          <a href={`/cohorts/${id}/agreement`}>{m.lessonReadersWaits({ cohort: name })}</a>
        </p>
      ))}
    </fieldset>
  );
}

function listOf(names: string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}

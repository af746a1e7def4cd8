import { useRef } from "react";
import type { SamplerProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Exercise, ExerciseForm, SaveStatusLine } from "./exercise.tsx";
import { samplesFor, spreadOf } from "./samples.ts";
import { useAnswer } from "./use-answer.ts";

/** Samples from a population whose share is known, to show how much they differ by chance alone. */
export function Sampler({ id, share, trait, population, sizes }: SamplerProps) {
  const { saved, action, status, submit, isInert, refusal } = useAnswer(id);
  const draw = useRef<HTMLButtonElement>(null);
  const value = saved?.value.kind === "sampler" ? saved.value : { size: sizes[0] ?? 10, draws: 0, seed: 0 };
  const samples = samplesFor({ share, ...value });
  const truth = Math.round(100 * share);
  return (
    <Exercise id={id} look="explore" kind={m.lessonSamplerKind()}>
      <p>{m.lessonSamplerTruth({ population, percent: truth, trait })}</p>
      <ExerciseForm
        promptId={id}
        action={action}
        isInert={isInert}
        onSubmit={(event) => submit(event, () => draw.current?.focus())}
      >
        <fieldset className="field">
          <legend className="field__label">{m.lessonSamplerSize()}</legend>
          <div className="sampler__sizes">
            {sizes.map((size) => (
              <label key={size} className="choice choice--boxed">
                <input type="radio" name="size" value={size} defaultChecked={size === value.size} />
                <span>{size}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="exercise__save">
          {refusal ? <p className="field__error">{refusal}</p> : null}
          <button ref={draw} type="submit" name="draw" value="again" className="button button--strong">
            {samples.length > 0 ? m.lessonSamplerAgain() : m.lessonSamplerDraw()}
          </button>
          {samples.length > 0 ? (
            <button type="submit" name="draw" value="reset" className="button">
              {m.lessonSamplerReset()}
            </button>
          ) : null}
          <SaveStatusLine promptId={id} status={status} savedWords="" />
        </div>
      </ExerciseForm>
      <Spread samples={samples} size={value.size} share={share} trait={trait} />
    </Exercise>
  );
}

const height = 150;

function Spread({ samples, size, share, trait }: { samples: number[]; size: number; share: number; trait: string }) {
  const { low, high, near, newest, truth } = spreadOf(samples, size, share);
  const stacks = new Map<number, number>();
  const dots = samples.map((count, draw) => {
    const level = stacks.get(count) ?? 0;
    stacks.set(count, level + 1);
    return { draw, count, level };
  });
  const radius = size <= 20 ? 5 : size <= 50 ? 3 : 2;
  const step = Math.min(2 * radius + 1, (height - 12) / Math.max(1, ...stacks.values()));
  const words =
    samples.length === 0
      ? m.lessonSamplerNone()
      : [
          m.lessonSamplerNewest({ size, newest, percent: Math.round((100 * newest) / size), trait }),
          samples.length > 1 ? m.lessonSamplerSpread({ draws: samples.length, size, low, high, near, truth }) : "",
        ].join(" ");
  return (
    <div className="sampler">
      <p aria-live="polite">{words}</p>
      <div role="img" aria-label={m.lessonSamplerAlt({ truth, draws: samples.length, size })} className="sampler__plot">
        <svg className="sampler__dots" aria-hidden="true" focusable="false">
          <line className="sampler__truth" x1={`${truth}%`} x2={`${truth}%`} y1="0" y2={height} />
          <text x={`${truth}%`} y="-6" textAnchor={truth < 15 ? "start" : truth > 85 ? "end" : "middle"}>
            {m.lessonSamplerTruthLabel({ percent: truth })}
          </text>
          <line className="sampler__floor" x1="0" x2="100%" y1={height} y2={height} />
          {dots.map(({ draw, count, level }) => (
            <circle
              key={draw}
              className={draw === samples.length - 1 ? "sampler__dot sampler__dot--newest" : "sampler__dot"}
              cx={`${(100 * count) / size}%`}
              cy={Math.round((height - step / 2 - 1 - level * step) * 100) / 100}
              r={radius}
            />
          ))}
        </svg>
        <div className="sampler__ends" aria-hidden="true">
          <span>0%</span>
          <span>100%</span>
        </div>
      </div>
    </div>
  );
}

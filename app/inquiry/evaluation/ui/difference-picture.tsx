import * as m from "#app/messages/catalog.ts";
import { ChartTable } from "#app/ui/chart/chart-table.tsx";
import type { Answer } from "../answer.ts";
import { chanceWords, differenceWords, type EvaluationQuestion } from "../answer-words.ts";

/** How the probability spreads over the difference: a bar for each small range, in three parts by what they mean. */
export function DifferencePicture({
  answer,
  asked,
  words,
}: {
  answer: Answer;
  asked: EvaluationQuestion;
  words: string;
}) {
  const { from, to, bins } = answer.picture;
  const { matters, measure, direction } = asked;
  const most = Math.max(...bins);
  const width = 100 / bins.length;
  const place = (value: number) => `${rounded((100 * (value - from)) / (to - from))}%`;
  const partOf = (at: number) => {
    const middle = from + ((to - from) * (at + 0.5)) / bins.length;
    const gain = direction === "higher" ? middle : -middle;
    return gain >= matters ? "better" : gain <= -matters ? "worse" : "small";
  };
  const shown = differenceWords(matters, measure);
  const parts = [
    { part: "better", words: m.evaluationPictureBetter({ matters: shown }), chance: answer.mattersBetter },
    { part: "small", words: m.evaluationPictureSmall(), chance: 1 - answer.mattersBetter - answer.mattersWorse },
    { part: "worse", words: m.evaluationPictureWorse({ matters: shown }), chance: answer.mattersWorse },
  ];
  return (
    <figure className="chart difference">
      <figcaption className="chart__title">{m.evaluationPictureTitle()}</figcaption>
      <div className="chart__key" aria-hidden="true">
        {parts.map(({ part, words: name }) => (
          <span key={part} className="chart__key-item">
            <svg className="chart__key-mark" aria-hidden="true" focusable="false">
              <rect className={`difference__${part}`} width="100%" height="100%" />
            </svg>
            {name}
          </span>
        ))}
      </div>
      <div role="img" aria-label={m.evaluationPictureAlt({ words })} className="difference__plot">
        <svg className="difference__area" aria-hidden="true" focusable="false">
          {bins.map((mass, at) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
              key={at}
              className={`difference__${partOf(at)}`}
              x={`${rounded(at * width)}%`}
              width={`${rounded(width)}%`}
              y={`${rounded(100 - (100 * mass) / most)}%`}
              height={`${rounded((100 * mass) / most)}%`}
            />
          ))}
          <line className="difference__zero" x1={place(0)} x2={place(0)} y1="0" y2="100%" />
        </svg>
        <svg className="difference__labels" overflow="visible" aria-hidden="true" focusable="false">
          <text x="0" y="1.1em">
            {differenceWords(from, measure)}
          </text>
          <text x={place(0)} y="2.5em" textAnchor={anchorAt(-from / (to - from))}>
            {m.evaluationPictureZero()}
          </text>
          <text x="100%" y="1.1em" textAnchor="end">
            {differenceWords(to, measure)}
          </text>
        </svg>
      </div>
      <ChartTable
        caption={m.evaluationPictureTitle()}
        columns={[m.evaluationPictureRange(), m.evaluationPictureChance()]}
        rows={parts.map(({ part, words: name, chance }) => ({
          key: part,
          heading: name,
          cells: [chanceWords(chance)],
        }))}
      />
    </figure>
  );
}

const rounded = (value: number) => Math.round(100 * value) / 100;
const anchorAt = (share: number) => (share < 0.2 ? "start" : share > 0.8 ? "end" : "middle");

import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { average, averageX, axis, axisY, dots, type FrontBet } from "../front-bet.ts";
import { guestId } from "../guest.ts";

/**
 * Predict, see the answer, continue: the first thing on the front page. The picture responds through CSS alone, and the
 * button carries the prediction into the lesson, so all of it works without JavaScript.
 */
export function FrontBetForm({ bet }: { bet: FrontBet }) {
  return (
    <form method="post" action={bet.action} className="front">
      <input type="hidden" name="person" value={guestId} />
      <input type="hidden" name="asked" value={bet.promptVersion} />
      <h1 tabIndex={-1}>{m.frontTitle({ average })}</h1>
      <Picture />
      <div className="front__question">
        <fieldset className="field">
          <legend className="front__ask">{m.frontAsk()}</legend>
          <div className="choices">
            {bet.options.map(({ id, text }) => (
              <label key={id} className="choice choice--boxed">
                <input type="radio" name="answer" value={id} required />
                <span>{text}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className="small soft">{m.frontPrivacy()}</p>
      </div>
      <div className="front__told" aria-live="polite">
        <p className="front__finding">{m.frontFinding({ average })}</p>
        <p>{m.frontTold()}</p>
        <p className="cluster">
          <Button tone="primary" size="large">
            <span>
              {m.frontGoOn()} <span className="nowrap">{m.outlineMinutes({ minutes: bet.minutes })}</span>
            </span>
            <Icon name="arrow-right" className="icon--directed" />
          </Button>
        </p>
      </div>
    </form>
  );
}

function Picture() {
  return (
    <svg viewBox="0 0 650 246" role="img" aria-label={m.frontAlt()} className="front__picture">
      <line className="front__axis" x1="12" x2="638" y1={axisY} y2={axisY} />
      {axis.map(({ percent, x }) => (
        <text key={percent} x={x} y={axisY + 22} textAnchor="middle">
          {`${percent}%`}
        </text>
      ))}
      <line className="front__average" x1={averageX} x2={averageX} y1="14" y2={axisY} />
      <text className="front__average-label" x={averageX - 8} y="24" textAnchor="end">
        {m.frontAverage({ average })}
      </text>
      {dots().map(({ cx, cy, fromX, fromY }) => (
        <circle
          key={`${cx} ${cy}`}
          className="front__dot"
          cx={cx}
          cy={cy}
          r="5.4"
          transform={`translate(${fromX} ${fromY})`}
        />
      ))}
    </svg>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { colourOf, nameOf } from '../ground/actors';
import { deal as newest, type Package } from './terms';

const Calm = 500; // milliseconds without a change before it is read out

/** Who accepts and who refuses, in one line that stays in sight while terms are moved. */
export function Tally({ package: one }: { package: Package }) {
  const deal = newest.value!;
  const [told, setTold] = useState('');
  const refusing = Object.keys(deal.answers).filter(actor => !deal.answers[actor]!.accepts).map(nameOf);
  const text = `${deal.says[0] ?? ''} ${refusing.length > 0 ? `${refusing.join(', ')} refuse${refusing.length === 1 ? 's' : ''}.` : ''}`;
  useEffect(() => {
    const timer = window.setTimeout(() => setTold(text), Calm);
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <div class="tally" data-accepted={deal.accepted}>
      <p aria-hidden="true"><b>{deal.accepted ? '✓' : '✕'}</b> {deal.says[0]}</p>
      <ul aria-hidden="true">
        {Object.keys(one.parts).filter(actor => deal.answers[actor] !== undefined).map(actor => (
          <li key={actor} data-accepts={deal.answers[actor]!.accepts}>
            <span class="dot" style={{ background: colourOf(actor) }} />
            <b>{deal.answers[actor]!.accepts ? '✓' : '✕'}</b> <span dir="auto">{nameOf(actor)}</span>
          </li>
        ))}
      </ul>
      <p class="said" role="status">{told}</p>
    </div>
  );
}

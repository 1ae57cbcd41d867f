import { useEffect, useRef } from 'preact/hooks';
import { colourOf, nameOf, Roles } from '../ground/actors';
import { before, deal as newest, type Deal, type Package } from './terms';

const Calm = 250; // milliseconds

/** What the terms are worth to every actor, whether it accepts, why not, and what would turn it. */
export function Actors({ package: one }: { package: Package }) {
  const deal = newest.value!, last = before.value;
  const asked = Object.keys(one.parts).filter(actor => deal.answers[actor] !== undefined);
  const others = Object.keys(one.parts).filter(actor => deal.answers[actor] === undefined);
  const mayBreak = deal.standing !== undefined || Object.keys(one.parts).some(actor => differs(deal, actor));
  return (
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title" class="said">Who accepts</h2>
      <ul style={{ '--lines': linesFor(one.covers.length) }}>
        {[...asked, ...others].map(actor => (
          <Stand key={actor} actor={actor} part={one.parts[actor]!} deal={deal} before={last} mayBreak={mayBreak} />
        ))}
      </ul>
      {mayBreak && (
        <p class="quiet note">
          The gain, for which an actor signs, counts the danger that somebody breaks the deal and what agreeing before a deadline is worth;
          the gain if it held does not.
        </p>
      )}
      <div class="whole" data-long={deal.standing !== undefined}>{deal.says.slice(1).map(sentence => <p key={sentence}>{bound(sentence)}</p>)}</div>
    </section>
  );
}

// How many lines the longest reasons take, about: they name issues.
function linesFor(issues: number): number {
  const least = 3, most = 6;
  return Math.min(most, Math.max(least, Math.round(1.5 + 0.75 * issues)));
}

// Less than what is shown does not count.
const differs = (deal: Deal, actor: string): boolean => Math.abs(deal.gain[actor]! - deal['gain-if-held'][actor]!) >= 0.0005;

function Stand({ actor, part, deal, before, mayBreak }:
  { actor: string; part: string; deal: Deal; before: Deal | null; mayBreak: boolean }) {
  const answer = deal.answers[actor], gain = deal.gain[actor]!;
  const told = answer === undefined ? 'not asked' : answer.accepts ? 'accepts' : 'refuses';
  return (
    <li class="stand" data-actor={actor} data-told={told}>
      <h3>
        <span class="dot" style={{ background: colourOf(actor) }} /><span dir="auto">{nameOf(actor)}</span>{' '}
        <span class="quiet">{Roles[part] ?? part}</span>
      </h3>
      <p class="told"><b aria-hidden="true">{answer === undefined ? '–' : answer.accepts ? '✓' : '✕'}</b> {told}</p>
      <Margin actor={actor} gain={gain} before={before?.gain[actor] ?? null} />
      <p class="numbers">
        <span class="said">Gain over no deal: </span><b>{signed(gain)}</b>
        <span class="quiet"> terms {utility(deal.utility[actor]!)}, no deal {utility(deal['no-deal'][actor]!)}</span>
        {mayBreak && <span class="quiet held">gain if it held {signed(deal['gain-if-held'][actor]!)}</span>}
      </p>
      <Why text={bound(answer?.says ?? deal['not-asked'][actor] ?? '')} />
    </li>
  );
}

// Always as tall, so that nothing below moves while terms are dragged; a longer text is scrolled, by keys too. How tall it is, is asked for
// once the terms are left alone: asking makes the browser lay out the page.
function Why({ text }: { text: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const box = place.current; // gone if another view was opened meanwhile
      if (box !== null && box.scrollHeight > box.clientHeight) {
        box.tabIndex = 0;
      } else {
        box?.removeAttribute('tabindex');
      }
    }, Calm);
    return () => window.clearTimeout(timer);
  }, [text]);
  return <p class="why" dir="auto" ref={place}>{text}</p>;
}

const Most = 0.5;

/** The gain as a bar from the middle, no deal; its last length is outlined. Both ends stand for half of all there is to gain. */
function Margin({ actor, gain, before }: { actor: string; gain: number; before: number | null }) {
  return (
    <div class="margin" aria-hidden="true">
      <span class="zero" />
      {before !== null && <span class="last" style={bar(before)} />}
      <span class="now" style={{ ...bar(gain), background: colourOf(actor) }} data-minus={gain < 0} />
    </div>
  );
}

function bar(gain: number): { left: string; width: string } {
  const share = Math.min(1, Math.abs(gain) / Most) * 50;
  return { left: `${gain < 0 ? 50 - share : 50}%`, width: `${share}%` };
}

// A number stays on the line of its unit.
const bound = (text: string): string => text.replaceAll(' %', '\u00a0%');

export const utility = (value: number): string => value.toFixed(3).replace('-', '−');

export const signed = (value: number): string => `${value >= 0.0005 ? '+' : ''}${utility(value)}`;

import { useMemo } from 'preact/hooks';
import { colourOf, nameOf } from '../ground/actors';
import { actors } from '../ground/store';
import { roving } from '../shell/roving';
import { Kinds, stretchesOf, type Kind, type Mark, type Stretch } from './marks';
import type { Source } from './types';

/** The text of a source. It is never HTML: every stretch of it is a text node. Arrow keys move between the marks; a mark says what it is,
 * and Enter or a click goes to its piece of evidence. */
export function ArticleText({ source, marks }: { source: Source; marks: readonly Mark[] }) {
  const paragraphs = useMemo(() => stretchesOf(source, marks), [source, marks]);
  const named = actors.value.filter(actor => marks.some(mark => mark.actor === actor.key));
  let isFirst = true;
  return (
    <section class="text" aria-label="The text">
      <ul class="legend" aria-label="Marks">
        {(Object.keys(Kinds) as Kind[]).map(kind => <li key={kind}><span class={`found ${kind}`}>{Kinds[kind]}</span></li>)}
        {named.map(actor => (
          <li key={actor.key}>
            <span class="dot" style={{ background: colourOf(actor.key) }} aria-hidden="true" /><span dir="auto">{actor.name}</span>
          </li>
        ))}
        <li><span class="dot" style={{ background: 'var(--quiet)' }} aria-hidden="true" />others</li>
      </ul>
      <div onKeyDown={roving('[role=button]')}>
        {paragraphs.map((stretches, i) => (
          <p key={i} dir="auto" class={source.paragraphs[i]![2]} data-number={i + 1}>
            {stretches.map((stretch, k) => {
              const tabIndex = stretch.begins !== null && isFirst ? 0 : -1;
              isFirst &&= stretch.begins === null;
              return <Part key={k} stretch={stretch} tabIndex={tabIndex} />;
            })}
          </p>
        ))}
      </div>
    </section>
  );
}

function Part({ stretch: { text, marks, begins }, tabIndex }: { stretch: Stretch; tabIndex: number }) {
  const inner = marks.at(-1);
  if (inner === undefined) {
    return <>{text}</>;
  }

  const actor = [...marks].reverse().find(mark => mark.actor !== null)?.actor ?? null;
  const common = {
    class: `found ${marks.map(mark => mark.kind).join(' ')}`, 'data-status': inner.piece?.status, 'data-tip': tipOf(inner, actor),
    'data-piece': inner.piece?.name, style: { '--actor': actor === null ? 'var(--quiet)' : colourOf(actor) }, onClick: () => show(inner),
  };
  return begins === null ? <span {...common}>{text}</span> : (
    <span {...common} role="button" tabIndex={tabIndex} aria-label={`${text}. ${tipOf(inner, actor)}`} onKeyDown={event => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        show(inner);
      }
    }}>{text}</span>
  );
}

function tipOf(mark: Mark, actor: string | null): string {
  return [mark.label, ...(actor === null ? [] : [nameOf(actor)]), ...(mark.piece === null ? [] : [mark.piece.status])].join(' · ');
}

function show({ piece }: Mark): void {
  const finding = piece === null ? null : document.getElementById(`finding-${piece.name}`);
  finding?.scrollIntoView({ block: 'nearest' });
  finding?.focus({ preventScroll: true });
}

/** Goes to the place of a piece in the text. */
export function showPlace(piece: string): void {
  const all = [...document.querySelectorAll<HTMLElement>('.article .text .found')].filter(one => one.dataset['piece'] === piece);
  const mark = all.find(one => one.tabIndex >= 0 || one.getAttribute('role') === 'button') ?? all[0];
  mark?.scrollIntoView({ block: 'center' });
  mark?.focus({ preventScroll: true });
}

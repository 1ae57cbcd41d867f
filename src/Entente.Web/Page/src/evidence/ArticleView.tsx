import { set } from '../ground/changes';
import { edit } from '../ground/edits';
import { article, judge, pieces, read } from './evidence';
import { ArticleText } from './ArticleText';
import { Finding } from './Finding';
import { visible } from './hidden';
import { marksOf } from './marks';
import type { Source } from './types';

/** A source: its text with everything that was found marked in place, and beside it what is or may become evidence. */
export function ArticleView({ source }: { source: Source }) {
  const marks = marksOf(source);
  const isNew = article.value !== null;
  const others = marks.filter(mark => mark.piece === null);
  const waiting = source.evidence.filter(piece => piece.status === 'proposed').length;
  return (
    <section class="article" aria-labelledby="article-title">
      <h2 id="article-title" tabIndex={-1} dir="auto">{visible(source.title)}</h2>
      <p class="quiet" dir="auto">
        {[source.publisher, source.author, source.url, source.file].filter(one => one !== null).map(visible).join(' · ')}
      </p>
      <Published source={source} />
      {isNew && (
        <p class="told">
          Nothing is written yet. The first decision writes this article as a source, with everything that was found as proposals; Undo
          takes all of it back.{' '}
          <button type="button" onClick={() => void judge([], 'The article was added with its proposals.')}>Add it, decide later</button>
        </p>
      )}
      {source.problem !== null && <p class="told" role="note" dir="auto">{source.problem}</p>}
      {source.read?.warnings.map(one => <p key={one} class="told" role="note" dir="auto">{visible(one)}</p>)}
      <div class="sides" data-text={source.text !== null}>
        {source.text !== null && <ArticleText source={source} marks={marks} />}
        <section class="beside" aria-labelledby="findings">
          <h3 id="findings">
            {source.evidence.length === 0 ? 'Nothing in it is evidence yet' : `${pieces(source.evidence.length)}, ${waiting} waiting`}
          </h3>
          <p class="help">Arrow keys move; A accepts, R rejects, E edits, T ties to a number, Enter shows the place.</p>
          <ul class="findings">
            {source.evidence.map(piece => (
              <Finding key={piece.name} piece={piece} mark={marks.find(mark => mark.piece?.name === piece.name)} />
            ))}
          </ul>
          {others.length > 0 && (
            <details>
              <summary>{others.length} more marked in the text</summary>
              <ul class="others">{others.map((mark, i) => <li key={i} dir="auto">{mark.label}</li>)}</ul>
            </details>
          )}
        </section>
      </div>
    </section>
  );
}

function Published({ source }: { source: Source }) {
  const change = (date: string): void => {
    if (article.value !== null) {
      void read({ ...article.value, date: date === '' ? null : date });
    } else if (date !== '') {
      void edit([set(`sources.${source.source}.date`, date)], `Published on ${date}.`);
    }
  };
  return (
    <div class="published">
      <label for="published">Published</label>
      <input id="published" type="date" value={source.date ?? ''} onChange={event => change(event.currentTarget.value)}
        aria-describedby="published-help" />
      <span id="published-help" class="help">
        {source.date === null ? 'When? The article does not say; “on Friday” and “by Easter” count from here.'
          : 'Days such as “on Friday” count from here.'}
      </span>
    </div>
  );
}

import { useEffect } from 'preact/hooks';
import { Refusal } from '../ground/api';
import { complainAbout } from '../ground/notice';
import { go, openPart } from '../ground/route';
import type { ScenarioState } from '../ground/types';
import { ArticleView } from './ArticleView';
import { all, article, pieces, placeOf, read, shown, sourceOf } from './evidence';
import { Finding } from './Finding';
import { Intake } from './Intake';
import { NumberPicker } from './NumberPicker';
import { Numbers } from './Numbers';

/** Articles, what was found in them, and what each number rests on. */
export function EvidencePage({ scenario }: { scenario: ScenarioState }) {
  const part = openPart.value;
  useEffect(() => {
    if (article.value !== null) {
      if (shown.value?.version !== scenario.version) {
        void read(article.value); // as it would stand in the file now
      }
    } else if (part === null || scenario.table === null) {
      shown.value = null;
    } else {
      sourceOf(part).then(told => { shown.value = told; }).catch(error => {
        shown.value = null;
        if (error instanceof Refusal && error.status === 404) {
          go(scenario.id, 'evidence'); // it was taken back
        } else {
          complainAbout(error);
        }
      });
    }
  }, [scenario.id, scenario.version, part]);
  if (scenario.table === null) {
    return <><h1>Evidence</h1><p>The file has errors; evidence can be shown when they are mended.</p></>;
  }

  return (
    <>
      <h1>Evidence</h1>
      <Intake />
      {shown.value === null ? <Sources /> : <ArticleView source={shown.value} />}
      {shown.value === null && <Numbers />}
      <NumberPicker />
    </>
  );
}

function Sources() {
  const told = all.value;
  if (told === null) {
    return <p class="waiting">Looking at the evidence…</p>;
  }

  const loose = told.evidence.filter(piece => piece.source === null);
  return (
    <>
      <section aria-labelledby="sources">
        <h2 id="sources">Sources</h2>
        {told.sources.length === 0 ? <p class="quiet">The file names no source yet.</p> : (
          <ul class="sources">
            {told.sources.map(source => {
              const found = told.evidence.filter(piece => piece.source === source.source);
              const waiting = found.filter(piece => piece.status === 'proposed').length;
              return (
                <li key={source.source}>
                  <a href={placeOf(source.source)}>
                    <strong dir="auto">{source.title}</strong>
                    <span class="quiet" dir="auto">{[source.publisher, source.date].filter(one => one !== null).join(', ')}</span>
                    <span class="quiet">
                      {pieces(found.length)}{waiting > 0 ? `, ${waiting} waiting` : ''}
                      {source.file === null ? '; no text beside the scenario' : ''}
                    </span>
                  </a>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      {loose.length > 0 && (
        <section aria-labelledby="loose">
          <h2 id="loose">Judgements without a source</h2>
          <ul class="findings">{loose.map(piece => <Finding key={piece.name} piece={piece} />)}</ul>
        </section>
      )}
    </>
  );
}

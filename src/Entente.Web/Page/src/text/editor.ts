import { autocompletion, closeBrackets, completionKeymap, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, linter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { post } from '../ground/api';
import { complainAbout } from '../ground/notice';
import type { Problem } from '../ground/types';

interface Told {
  changed: (text: string) => void;
  checked: (problems: Problem[]) => void;
  save: () => void;
}

const CheckAfter = 300;

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--paper)', fontSize: '0.9rem' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--quiet)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--link) 8%, transparent)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--link) 30%, transparent) !important',
  },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--link)', color: 'var(--paper)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'inherit', opacity: '0.8' },
  // In the place of pictures with colours of their own.
  '.cm-lintRange': { backgroundImage: 'none !important', textDecoration: 'underline wavy var(--quiet)', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy 2px var(--series-2)' },
  '.cm-lint-marker': { content: 'none !important', width: '0.7em', height: '0.7em', borderRadius: '50%', backgroundColor: 'var(--quiet)' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--series-2)', borderRadius: '0' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--series-2)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--quiet)' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)' },
  '.cm-panels input, .cm-panels button': {
    font: 'inherit', color: 'var(--text)', backgroundColor: 'var(--paper)', backgroundImage: 'none',
  },
});

const colours = syntaxHighlighting(HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--series-1)' },
  { tag: [tags.string, tags.content], color: 'var(--text)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.squareBracket, tags.brace], color: 'var(--quiet)' },
  { tag: [tags.number, tags.bool, tags.null, tags.labelName, tags.typeName], color: 'var(--series-3)' },
]));

/** CodeMirror in a shadow root: there its styles are allowed by a policy that forbids styles inside the page. */
export class Editor {
  private readonly view: EditorView;

  constructor(host: HTMLElement, text: string, told: Told) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.replaceChildren();
    this.view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(),
          closeBrackets(), highlightSelectionMatches(), yaml(), colours, look, lintGutter(), EditorView.lineWrapping,
          EditorState.tabSize.of(2),
          linter(async view => {
            const { problems } = await post<{ problems: Problem[] }>('/api/check', { text: view.state.doc.toString() })
              .catch(error => (complainAbout(error), { problems: [] as Problem[] }));
            told.checked(problems);
            return problems.map(problem => diagnostic(problem, view.state.doc));
          }, { delay: CheckAfter }),
          autocompletion({ override: [complete], activateOnTyping: true }),
          keymap.of([
            { key: 'Mod-s', preventDefault: true, run: () => (told.save(), true) },
            ...defaultKeymap, ...historyKeymap, ...searchKeymap, ...completionKeymap, ...lintKeymap, indentWithTab,
          ]),
          EditorView.contentAttributes.of({ 'aria-label': 'The text of the scenario', spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of(update => {
            if (update.docChanged) {
              told.changed(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
  }

  text(): string {
    return this.view.state.doc.toString();
  }

  /** Another text in the place of this one; the cursor stays where it is as far as it can. */
  take(text: string): void {
    const { from, to, insert } = change(this.text(), text);
    this.view.dispatch({ changes: { from, to, insert } });
  }

  /** Puts the cursor at a line and a column, counted from 1. */
  goTo(line: number, column: number): void {
    const at = position(this.view.state.doc, line, column);
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    this.view.focus();
  }

  close(): void {
    this.view.destroy();
  }
}

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\p{L}\p{N}_-]+/u);
  if (word === null && !context.explicit) {
    return null;
  }

  const answer = await post<{ from: number; items: { label: string; detail: string }[] }>(
    '/api/complete', { text: context.state.doc.toString(), offset: context.pos }).catch(() => null);
  return answer === null ? null : { from: answer.from, options: answer.items, validFor: /^[\p{L}\p{N}_-]*$/u };
}

function diagnostic(problem: Problem, doc: Text): Diagnostic {
  const from = position(doc, problem.line, problem.column);
  const rest = /^[^\s,\]}:#]+/.exec(doc.lineAt(from).text.slice(from - doc.lineAt(from).from))?.[0].length ?? 0;
  return {
    from, to: from + Math.max(rest, 1) > doc.length ? doc.length : from + Math.max(rest, 1),
    severity: problem.severity, message: problem.hint === null ? problem.message : `${problem.message} ${problem.hint}`,
  };
}

function position(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(found.from + Math.max(0, column - 1), found.to);
}

// Only what differs between the ends that two texts share.
function change(before: string, after: string): { from: number; to: number; insert: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start++;
  }

  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) {
    end++;
  }

  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

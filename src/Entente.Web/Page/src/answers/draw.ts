// Draws a chart. The page's policy forbids evaluated code, so expressions of Vega are interpreted.
import { parse, View } from 'vega'; // vegaParts.js, where it is bundled
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type Config, type TopLevelSpec } from 'vega-lite';
import type { Chart } from '../ground/types';
import { config } from '../look.js'; // that of reports
import { tip } from './tip';

// In the page the names of lines stand above the chart; in a file they are part of it.
const NoLegend = '"legend":null';
const PrintedLegend = { orient: 'top', title: null, labelLimit: 400, columns: 2, symbolOpacity: 1 };

type Specification = Record<string, unknown>;

/** Draws into an element.
 * @returns what takes the drawing away again. */
export async function draw(place: HTMLElement, specification: Specification, zooms: boolean): Promise<() => void> {
  const inner = document.createElement('div');
  inner.setAttribute('aria-hidden', 'true'); // the frame around it says what it shows
  place.replaceChildren(inner);
  const view = viewOf(zooms ? zooming(specification) : specification, 'svg', inner);
  view.tooltip((_handler, event, _item, value) => tip(event, value));
  await view.runAsync();
  let width = inner.clientWidth;
  const follow = new ResizeObserver(() => {
    if (inner.clientWidth !== width) {
      width = inner.clientWidth;
      dispatchEvent(new Event('resize'));
    }
  });
  follow.observe(inner);
  return () => {
    follow.disconnect();
    tip(null, null);
    view.finalize();
    inner.remove();
  };
}

/** The picture as a file: on white, as printed, whatever the page looks like, with its caption and what tells its lines apart. */
export async function picture({ caption, legend, specification }: Chart, kind: 'png' | 'svg'): Promise<Blob> {
  const width = 720, scale = 2;
  const isNamed = JSON.stringify(specification).includes(NoLegend);
  const subtitle = isNamed ? '' : legend.map(line => line.name).join(' · ');
  const title = { text: caption, subtitle, anchor: 'start', fontSize: 14, subtitleFontSize: 12, offset: 10 };
  const whole = { ...specification, width, background: '#ffffff', padding: 12, title };
  const named = JSON.stringify(whole).replaceAll(NoLegend, `"legend":${JSON.stringify(PrintedLegend)}`);
  const printed = JSON.parse(inPrintColours(named)) as Specification;
  const view = viewOf(printed, kind === 'svg' ? 'svg' : 'canvas', null, JSON.parse(inPrintColours(JSON.stringify(config))) as Config);
  try {
    if (kind === 'svg') {
      return new Blob([await view.toSVG()], { type: 'image/svg+xml' });
    }

    const canvas = (await view.toCanvas(scale)) as unknown as HTMLCanvasElement;
    return await new Promise((resolve, reject) => canvas.toBlob(
      blob => (blob === null ? reject(new Error('The picture could not be written.')) : resolve(blob)), 'image/png'));
  } finally {
    view.finalize();
  }
}

function viewOf(specification: Specification, renderer: 'svg' | 'canvas', container: HTMLElement | null, look = config): View {
  const { spec } = compile(specification as unknown as TopLevelSpec, { config: look });
  return new View(parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter, renderer, hover: container !== null, ...(container === null ? {} : { container }),
  });
}

// Zooming is bound to one layer; all share its scales.
function zooming(specification: Specification): Specification {
  const params = [{ name: 'zoom', select: { type: 'interval', encodings: ['x'] }, bind: 'scales' }];
  const layers = specification['layer'] as Specification[] | undefined;
  return layers === undefined ? { ...specification, params, height: 360 }
    : { ...specification, layer: layers.map((layer, i) => (i === 0 ? { ...layer, params } : layer)) };
}

// The colours of the light style sheet, by the names that specifications use.
function inPrintColours(json: string): string {
  const style = getComputedStyle(document.documentElement);
  return json.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => light(name) ?? (style.getPropertyValue(name).trim() || '#000000'));
}

function light(name: string): string | null {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSStyleRule && rule.selectorText === ':root' && rule.style.getPropertyValue(name) !== '') {
        return rule.style.getPropertyValue(name).trim();
      }
    }
  }

  return null;
}

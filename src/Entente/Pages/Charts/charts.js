// Draws every chart of a report. The page carries a policy that forbids the network and evaluated code, so expressions of
// Vega are interpreted. Colours are variables of the style sheet: a chart follows light, dark and print by itself.
import embed from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';

const text = 'var(--text)', quiet = 'var(--quiet)', line = 'var(--line)', font = 'system-ui, sans-serif';
const config = {
  background: 'transparent',
  aria: false, // what a picture says stands beside it in words and in a table
  font,
  view: { stroke: null },
  axis: {
    labelColor: quiet, titleColor: quiet, domainColor: line, tickColor: line, gridColor: line, gridOpacity: 0.6,
    labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal', labelFont: font, titleFont: font,
  },
  legend: { labelColor: text, titleColor: quiet, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal', symbolSize: 120 },
  text: { fill: text, fontSize: 12 },
  rule: { stroke: quiet },
};

const options = {
  mode: 'vega-lite', renderer: 'svg', actions: false, defaultStyle: false, ast: true, expr: expressionInterpreter, config,
  tooltip: { disableDefaultStyle: true },
};

for (const figure of document.querySelectorAll('[data-chart]')) {
  const specification = JSON.parse(figure.querySelector('script').textContent);
  const place = document.createElement('div');
  figure.querySelector('[data-place]').replaceChildren(place);
  embed(place, specification, options)
    .then(() => figure.setAttribute('data-chart', 'drawn'))
    .catch(error => {
      place.textContent = 'This chart could not be drawn. Its numbers are in the table below it.';
      console.error(error);
    });
}

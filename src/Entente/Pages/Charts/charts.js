// Draws every chart of a report. The page carries a policy that forbids the network and evaluated code, so expressions of
// Vega are interpreted.
import embed from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import { config } from './look.js';

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

// The parts of Vega that charts of answers need, in the place of the whole: no maps, forces, trees or word clouds.
import { transforms } from 'vega-dataflow';
import * as encode from 'vega-encode';
import * as data from 'vega-transforms';
import { extend } from 'vega-util';
import * as views from 'vega-view-transforms';

extend(transforms, data, views, encode);

export * from 'vega-util';
export { parse } from 'vega-parser';
export { View } from 'vega-view';

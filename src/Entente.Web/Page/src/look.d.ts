import type { Config } from 'vega-lite';

/** What every chart looks like; the build copies look.js here from the charts of reports. */
export const config: Config;

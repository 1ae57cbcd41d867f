// What every chart looks like, in reports and in the page of the workbench. Colours are variables of the style sheet: a chart follows
// light, dark and print by itself.
const text = 'var(--text)', quiet = 'var(--quiet)', line = 'var(--line)', font = 'system-ui, sans-serif';
export const config = {
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

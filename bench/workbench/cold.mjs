// How long it takes from starting `entente serve` to the first picture of the scenario, in the empty tab of a Chromium that has fetched
// nothing of the page before.
//
//   dotnet build -c Release src/Entente.Cli
//   node bench/workbench/cold.mjs [PROGRAM [FILE [STARTS]]]
//
// Goal on scenarios/ukraine-2025.yaml: under 1.5 s.
import { setTimeout as sleep } from 'node:timers/promises';
import { at, browse, Program, serve } from './browser.mjs';

const [program = Program, file = 'scenarios/ukraine-2025.yaml', starts = '7'] = process.argv.slice(2);
const browser = browse();
const found = [];
try {
  for (let i = 0; i < Number(starts); i++) {
    const tab = await browser.tab(null, `(${clock})()`);
    await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
    await sleep(500);
    const server = await serve(program, file);
    void tab.go(server.address);
    await tab.until('window.pictured !== undefined');
    const { began, picture, parts } = await tab.value('({ began: performance.timeOrigin, picture: window.pictured, parts: window.parts })');
    const spent = server.spent();
    const { metrics } = await tab.send('Performance.getMetrics');
    const page = metrics.find(one => one.name === 'TaskDuration').value * 1000;
    const total = picture - server.started;
    console.log(`start ${i + 1}: address after ${server.took.toFixed(0)} ms, page begun after ${(began - server.started).toFixed(0)} ms, `
      + `picture after ${total.toFixed(0)} ms (in the page, from its beginning: ${parts.join(', ')}, picture `
      + `${(picture - began).toFixed(0)}); processor: server ${spent.toFixed(0)} ms, page ${page.toFixed(0)} ms; `
      + `memory of the server ${server.memory().toFixed(0)} MB`);
    found.push(total);
    await tab.close();
    await server.stop();
  }
} finally {
  await browser.stop();
}

found.sort((a, b) => a - b);
console.log(`ms to the first picture: median ${at(found, 0.5).toFixed(0)}, least ${found[0].toFixed(0)}, most ${found.at(-1).toFixed(0)}`);

// Runs in the page before all else: notes the frame in which the table of wants is painted.
function clock() {
  const look = () => {
    if (document.querySelector('main table') === null) {
      requestAnimationFrame(look);
      return;
    }

    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      window.parts = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .map(one => `${one.name.split('/').at(-1).slice(0, 12)} ${one.startTime.toFixed(0)}-${one.responseEnd.toFixed(0)}`);
      window.pictured = performance.timeOrigin + performance.now();
    };
    painted.port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

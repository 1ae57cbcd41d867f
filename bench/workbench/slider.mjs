// How long it takes from a move of a slider in the deal table to the new picture, in Chromium: every key and every movement of the pointer
// that changes the terms is timed from its event to the frame that shows what becomes of them.
//
//   dotnet build -c Release src/Entente.Cli
//   node bench/workbench/slider.mjs [PROGRAM [FILE [MOVES]]]
//
// Goal on scenarios/ukraine-2025.yaml: half of the moves under 30 ms, 19 of 20 under 100 ms.
import { setTimeout as sleep } from 'node:timers/promises';
import { at, browse, Program, serve } from './browser.mjs';

const Parts = ['TaskDuration', 'ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
const [program = Program, file = 'scenarios/ukraine-2025.yaml', moves = '300'] = process.argv.slice(2);
const server = await serve(program, file), browser = browse();
try {
  await measure();
} finally {
  await Promise.all([server.stop(), browser.stop()]);
}

async function measure() {
  const { send, value, until } = await browser.tab(server.address);
  await send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => Object.fromEntries((await send('Performance.getMetrics')).metrics
    .filter(one => Parts.includes(one.name)).map(one => [one.name.replace('Duration', ''), one.value]));
  await until('document.querySelector("#tab-deal") !== null');
  await value('document.getElementById("tab-deal").click()');
  await until('document.querySelector(".deal-table [role=slider]") !== null');
  await value(`(${meter})()`);
  const knobs = await value('document.querySelectorAll(".deal-table [role=slider]").length');
  const key = async (name, code) => {
    await send('Input.dispatchKeyEvent', { type: 'keyDown', key: name, code: name, windowsVirtualKeyCode: code });
    await send('Input.dispatchKeyEvent', { type: 'keyUp', key: name, code: name, windowsVirtualKeyCode: code });
  };
  const keys = async count => {
    for (let i = 0; i < count; i++) {
      if (i % 20 === 0) {
        await value(`document.querySelectorAll(".deal-table [role=slider]")[${(i / 20) % knobs}].focus()`);
      }

      await key(...(i % 20 < 10 ? ['ArrowRight', 39] : ['ArrowLeft', 37]));
      await sleep(60);
    }
  };
  const drag = async count => {
    const box = await value('(one => { one.scrollIntoView({ block: "center" }); const box = one.getBoundingClientRect(); '
      + 'return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; })(document.querySelector(".deal-table [role=slider]"))');
    const mouse = (type, x) =>
      send('Input.dispatchMouseEvent', { type, x, y: box.y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 });
    await mouse('mousePressed', box.x);
    for (let i = 1; i <= count; i++) {
      await mouse('mouseMoved', box.x + 120 * Math.sin(i / 15));
      await sleep(8);
    }

    await mouse('mouseReleased', box.x);
  };
  await keys(60); // warm up
  await drag(60);
  await sleep(500);
  for (const [name, act] of [['keys, one every 60 ms', keys], ['dragging', drag]]) {
    await value('window.latencies.length = 0');
    const before = await spent();
    await act(Number(moves));
    await sleep(500);
    const after = await spent();
    const found = (await value('window.latencies')).sort((a, b) => a - b);
    const quantile = share => at(found, share).toFixed(1);
    console.log(`${name}: ${found.length} of ${moves} moves changed the terms, ms from event to picture: `
      + `p50 ${quantile(0.5)}, p95 ${quantile(0.95)}, p99 ${quantile(0.99)}, max ${quantile(1)}`);
    console.log(`  the page's own processor time a move, ms: ${Object.keys(after)
      .map(part => `${part} ${((after[part] - before[part]) * 1000 / found.length).toFixed(1)}`).join(', ')}`);
  }
}

// Runs in the page: the time of each event that changes the terms, and of the frame that shows what becomes of them. An event that leaves
// them as they are, such as a pointer that moves by less than a point, shows nothing new and is not counted.
function meter() {
  const waiting = [];
  const table = document.querySelector('.deal-table');
  const asked = () => Number(table.dataset.asked);
  let before = 0;
  window.latencies = [];
  for (const kind of ['keydown', 'pointermove', 'pointerrawupdate']) {
    addEventListener(kind, () => { before = asked(); }, true);
    addEventListener(kind, event => {
      if (asked() > before) {
        waiting.push({ at: event.timeStamp, number: asked() });
      }
    });
  }

  new MutationObserver(() => {
    const shown = Number(table.dataset.shown);
    const done = waiting.filter(one => one.number <= shown);
    waiting.splice(0, waiting.length, ...waiting.filter(one => one.number > shown));
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => done.forEach(one => window.latencies.push(performance.now() - one.at));
      painted.port2.postMessage(null);
    });
  }).observe(table, { attributes: true, attributeFilter: ['data-shown'] });
}

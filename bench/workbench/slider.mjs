// How long it takes from a move of a slider in the deal table to the new picture, in Chromium: every key and every movement of the pointer is
// timed from its event to the frame that shows what becomes of its terms.
//
//   dotnet build -c Release src/Entente.Cli
//   node bench/workbench/slider.mjs [PROGRAM [FILE [MOVES]]]
//
// Goal on scenarios/ukraine-2025.yaml: half of the moves under 30 ms, 19 of 20 under 100 ms.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [program = 'artifacts/bin/Entente.Cli/release/Entente.Cli', file = 'scenarios/ukraine-2025.yaml', moves = '300'] = process.argv.slice(2);
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const profile = mkdtempSync(join(tmpdir(), 'entente-slider-'));
const server = spawn(program, ['serve', file, '--no-browser'], { stdio: ['ignore', 'pipe', 'inherit'] });
const browser = spawn(chromium, [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-extensions', '--no-proxy-server',
  '--disable-dev-shm-usage', '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

try {
  await measure();
} finally {
  server.kill();
  browser.kill();
  await sleep(500);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function measure() {
  const address = await firstMatch(server.stdout, /http:\/\/127\.0\.0\.1:\d+\/#\S+/);
  const call = driver();
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  const tab = (method, parameters = {}) => call(method, parameters, sessionId);
  const value = async expression => {
    const answer = await tab('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (answer.exceptionDetails) {
      throw new Error(JSON.stringify(answer.exceptionDetails));
    }

    return answer.result.value;
  };
  const until = async expression => {
    for (let i = 0; !(await value(expression)); i++) {
      if (i > 600) {
        throw new Error(`This never became true: ${expression}`);
      }

      await sleep(50);
    }
  };
  await tab('Page.bringToFront'); // nothing is painted in the background
  await tab('Emulation.setDeviceMetricsOverride', { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false });
  await tab('Page.navigate', { url: address });
  await until('document.querySelector("#tab-deal") !== null');
  await value('document.getElementById("tab-deal").click()');
  await until('document.querySelector(".deal-table [role=slider]") !== null');
  await value(`(${meter})()`);
  const knobs = await value('document.querySelectorAll(".deal-table [role=slider]").length');
  const key = async (name, code) => {
    await tab('Input.dispatchKeyEvent', { type: 'keyDown', key: name, code: name, windowsVirtualKeyCode: code });
    await tab('Input.dispatchKeyEvent', { type: 'keyUp', key: name, code: name, windowsVirtualKeyCode: code });
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
    const mouse = (type, x) => tab('Input.dispatchMouseEvent', { type, x, y: box.y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 });
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
    await act(Number(moves));
    await sleep(500);
    const found = (await value('window.latencies')).sort((a, b) => a - b);
    const at = share => found[Math.min(found.length - 1, Math.floor(share * found.length))].toFixed(1);
    console.log(`${name}: ${found.length} moves, ms from event to picture: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)}`);
  }

  const [asked, answered] = await value('[Number(document.querySelector(".deal-table").dataset.asked), performance.getEntriesByType("resource")'
    + '.filter(one => one.name.endsWith("/deal")).length]');
  console.log(`${asked} changes of terms, ${answered} questions to the server (at most 250 are counted by the browser)`);
}

// Runs in the page: the time of each event, the change of terms that it led to, and the frame that shows what becomes of them.
function meter() {
  const waiting = [];
  const table = document.querySelector('.deal-table');
  window.latencies = [];
  for (const kind of ['keydown', 'pointermove']) {
    addEventListener(kind, event => waiting.push({ at: event.timeStamp, number: null }), true);
  }

  new MutationObserver(() => {
    const asked = Number(table.dataset.asked), shown = Number(table.dataset.shown);
    waiting.forEach(one => { one.number ??= asked; });
    const done = waiting.filter(one => one.number <= shown);
    waiting.splice(0, waiting.length, ...waiting.filter(one => one.number > shown));
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => done.forEach(one => window.latencies.push(performance.now() - one.at));
      painted.port2.postMessage(null);
    });
  }).observe(table, { attributes: true, attributeFilter: ['data-asked', 'data-shown'] });
}

function driver() {
  let last = 0, rest = '';
  const waiting = new Map();
  browser.stdio[4].on('data', part => {
    const told = (rest + part).split('\0');
    rest = told.pop();
    for (const message of told.map(one => JSON.parse(one))) {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) {
        call?.reject(new Error(JSON.stringify(message.error)));
      } else {
        call?.resolve(message.result);
      }
    }
  });
  return (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    browser.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
  });
}

function firstMatch(stream, pattern) {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', part => {
      text += part;
      const found = pattern.exec(text);
      if (found) {
        resolve(found[0]);
      }
    });
    stream.on('end', () => reject(new Error(`The server said only: ${text}`)));
  });
}

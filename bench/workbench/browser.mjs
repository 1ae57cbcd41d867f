// What the measurements of the workbench share: a server that is started, and a Chromium that is driven through its own protocol.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const Program = 'artifacts/bin/Entente.Cli/release/Entente.Cli';

const Chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const Flags = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-extensions',
  '--no-proxy-server', '--disable-dev-shm-usage', '--remote-debugging-pipe',
];

/** Starts `entente serve`. */
export async function serve(program, path) {
  const started = Date.now(), from = performance.now();
  const server = spawn(program, ['serve', path, '--no-browser'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await firstMatch(server.stdout, /http:\/\/127\.0\.0\.1:\d+\/#\S+/);
  return {
    address, started, pid: server.pid, took: performance.now() - from,
    spent: () => readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13)
      .reduce((sum, ticks) => sum + Number(ticks) * 10, 0), // ms of processors
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024, // MB
    stop: () => new Promise(resolve => {
      server.once('exit', resolve);
      server.kill();
    }),
  };
}

/** Starts a Chromium of its own. */
export function browse() {
  const profile = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  const browser = spawn(Chromium.find(existsSync), [...Flags, `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const call = caller(browser);
  return {
    /** Opens a tab that shares nothing with others, not even what was fetched before.
     * @param address where it goes; nowhere yet if left out
     * @param first code that runs before that of the page */
    async tab(address = null, first = '', width = 1280, height = 900) {
      const { browserContextId } = await call('Target.createBrowserContext');
      const { targetId } = await call('Target.createTarget', { url: 'about:blank', browserContextId });
      const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
      const send = (method, parameters = {}) => call(method, parameters, sessionId);
      const value = async expression => {
        const answer = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
        if (answer.exceptionDetails) {
          throw new Error(JSON.stringify(answer.exceptionDetails));
        }

        return answer.result.value;
      };
      await send('Page.enable');
      await send('Page.bringToFront'); // nothing is painted in the background
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      if (first !== '') {
        await send('Page.addScriptToEvaluateOnNewDocument', { source: first });
      }

      const go = url => send('Page.navigate', { url });
      if (address !== null) {
        await go(address);
      }

      return {
        send, value, go,
        async until(expression, patience = 60) {
          for (const end = performance.now() + patience * 1000; !(await value(expression));) {
            if (performance.now() > end) {
              throw new Error(`This never became true: ${expression}`);
            }

            await sleep(50);
          }
        },
        close: () => call('Target.disposeBrowserContext', { browserContextId }),
      };
    },
    async stop() {
      await new Promise(resolve => {
        browser.once('exit', resolve);
        browser.kill();
      });
      await sleep(500); // for the processes that it started
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** What a share of sorted numbers lies at or below. */
export const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

function caller(browser) {
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

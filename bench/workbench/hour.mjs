// The memory of the server over an hour of busy use, packed into minutes: what an analyst and a colleague do in an hour is done at an even
// pace in as many minutes as are given, in the server as it is shipped, on a copy of the scenario, with a page open in Chromium.
//
//   dotnet build -c Release src/Entente.Cli
//   node bench/workbench/hour.mjs [PROGRAM [FILE [MINUTES]]]
//
// Goal on scenarios/ukraine-2025.yaml: under 400 MB, and no growth from the first runs to the end.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { browse, Program, serve } from './browser.mjs';

// How often an hour has what.
const Hour = {
  'slider moves': 3600, 'checks while typing': 1200, 'completions': 300, 'changes of a value': 240, 'undo and redo': 120,
  'texts saved': 60, 'searches for terms': 60, 'plans kept, compared, deleted': 30, 'pages reloaded': 60, 'runs of 1,000 worlds': 12,
  solve: 24, trace: 24, check: 12, why: 6, explain: 3, holds: 6, compare: 3,
  'articles read': 24, 'decisions about evidence': 24,
};

// What takes long is asked one after the other.
const Slow = {
  'runs of 1,000 worlds': ['run', i => ({ draws: 1000, seed: i + 1 })],
  why: ['why', i => ({ draws: 128, seed: i + 1 })],
  explain: ['explain', i => ({ draws: 32, seed: i + 1 })],
  holds: ['holds', i => ({ draws: 320, seed: i + 1 })],
  compare: ['compare', i => ({ draws: 128, seed: i + 1, variant: ['us-ends-aid'] })],
};

const MaxLonger = 2; // times as long as was asked for, on a slow machine; what was done is told
const [program = Program, file = 'scenarios/ukraine-2025.yaml', minutes = '10'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'entente-hour-'));
copyFileSync(file, join(folder, basename(file)));
const server = await serve(program, folder), browser = browse();
const [origin, secret] = server.address.split('/#');
const done = Object.fromEntries(Object.keys(Hour).map(name => [name, 0]));
const memory = [];
try {
  await use();
} finally {
  await Promise.all([server.stop(), browser.stop()]);
  rmSync(folder, { recursive: true, force: true });
}

tell();

async function use() {
  const id = (await get('/api/files')).files[0].id, at = `/api/files/${id}`;
  const tab = await browser.tab(server.address);
  await tab.until('document.querySelector("main table") !== null');
  const acts = actsOn(at, tab);
  const begin = performance.now(), length = Number(minutes) * 60_000;
  const elapsed = () => (performance.now() - begin) / length;
  const watch = setInterval(() => memory.push([elapsed(), server.memory()]), length / 60);
  const quick = Object.keys(Hour).filter(name => !(name in Slow));
  await Promise.all([
    turn(Object.keys(Slow), acts, elapsed), turn(quick, acts, elapsed), // all else goes on meanwhile
  ]);
  clearInterval(watch);
  memory.push([elapsed(), server.memory()]);
  await tab.close();
}

// Does at every moment what is most behind.
async function turn(names, acts, elapsed) {
  for (;;) {
    const behind = names.filter(name => done[name] < Hour[name])
      .map(name => [(done[name] + 0.5) / Hour[name], name]).sort(([a], [b]) => a - b)[0];
    if (behind === undefined || elapsed() > MaxLonger) {
      return;
    }

    while (elapsed() < behind[0]) {
      await sleep(5);
    }

    await acts[behind[1]](done[behind[1]]);
    done[behind[1]]++;
  }
}

function actsOn(at, tab) {
  const state = () => get(at);
  const article = i => ({
    text: `${i % 28 + 1} February 2025\n\n` + Array.from({ length: 40 }, (_, k) => `“We will accept ${i + k} per cent of what was asked, `
      + `and not before Easter,” said the foreign minister of Ukraine on Friday. Russia said that it would refuse.`).join('\n\n'),
    date: null,
  });
  const ask = async (verb, options) => {
    let job = await post(`${at}/ask`, { verb, options });
    while (job.state === 'waiting' || job.state === 'running') {
      await sleep(100);
      job = await get(`/api/jobs/${job.id}`);
    }

    if (job.state !== 'done') {
      throw new Error(`${verb}: ${job.problem}`);
    }

    await get(`/api/jobs/${job.id}/page`);
    await get(`/api/jobs/${job.id}/json`);
  };
  let sliders = null;
  const terms = async i => {
    sliders ??= (await get(`${at}/deal`)).packages[0];
    const numbers = Object.keys(sliders.today).filter(issue => typeof sliders.today[issue] === 'number');
    const moved = numbers[Math.floor(i / 50) % numbers.length];
    return { package: sliders.key, terms: { ...sliders.today, [moved]: (i * 3) % 101 } };
  };
  return {
    ...Object.fromEntries(Object.entries(Slow).map(([name, [verb, options]]) => [name, i => ask(verb, options(i))])),
    'slider moves': async i => post(`${at}/deal`, await terms(i)),
    'searches for terms': async i => post(`${at}/deal/go`,
      { ...await terms(i), to: ['nash', 'nearest', 'egalitarian', 'kalai-smorodinsky', 'utilitarian'][i % 5], pins: [] }),
    'plans kept, compared, deleted': async i => {
      await post(`${at}/plans`, { name: `plan ${i}`, ...await terms(7 * i), replace: true });
      await post(`${at}/plans/compare`, { plans: [`plan ${i}`] });
      await call('DELETE', `${at}/plans/plan%20${i}`, {});
    },
    'checks while typing': async i => post('/api/check', { text: (await text()).replace('step: 1 week', `step: ${i % 3 + 1} week`) }),
    completions: async () => {
      const now = await text();
      await post('/api/complete', { text: now, offset: now.indexOf('salience') });
    },
    'changes of a value': async i => post(`${at}/edit`,
      { version: (await state()).version, changes: [`talks.pace=0.5..${(1 + i % 10 / 10).toFixed(1)}..2.5`] }),
    'undo and redo': async i => {
      const now = await state();
      if (i % 2 === 0 ? now.undo : now.redo) {
        await post(`${at}/${i % 2 === 0 ? 'undo' : 'redo'}`, { version: now.version });
      }
    },
    'texts saved': async i => {
      const now = await state();
      await post(`${at}/text`, { version: now.version, text: now.text.replace(/^title: .*$/m, `title: Talks, version ${i}`), draft: '' });
    },
    'pages reloaded': async i => {
      await tab.send('Page.navigate', { url: `${origin}/#/${at.split('/').at(-1)}/${['scenario', 'deal', 'runs', 'evidence'][i % 4]}` });
      await tab.send('Page.reload');
      await tab.until('(document.querySelector("main h1, main h2") ?? null) !== null');
    },
    solve: () => ask('solve', {}), check: () => ask('check', {}), trace: i => ask('trace', { draw: i }),
    'articles read': i => post(`${at}/read`, article(i)),
    'decisions about evidence': async i => {
      const { version, evidence } = await get(`${at}/evidence`);
      const open = evidence.find(piece => piece.status === 'proposed');
      if (i % 8 === 0 || open === undefined) {
        const first = article(100 * i + 50);
        const { evidence: [piece] } = await post(`${at}/read`, first);
        await post(`${at}/evidence`, { version, article: first, judgements: [{ evidence: piece.name, status: 'accepted' }] });
      } else {
        const tie = i % 2 === 0 ? { tie: ['talks.depth-scale'] } : { status: 'rejected' };
        await post(`${at}/evidence`, { version, article: null, judgements: [{ evidence: open.name, ...tie }] });
      }
    },
  };

  async function text() {
    return readFileSync(join(folder, basename(file)), 'utf8');
  }
}

function get(address) {
  return call('GET', address);
}

function post(address, body) {
  return call('POST', address, body);
}

async function call(method, address, body) {
  const answer = await fetch(origin + address, {
    method, headers: { 'X-Entente-Secret': secret, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const told = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${address}: ${answer.status} ${told.slice(0, 400)}`);
  }

  return JSON.parse(told);
}

function tell() {
  const end = memory.at(-1)[0]; // a slow machine takes longer than was asked for
  memory.forEach(one => { one[0] = Math.min(one[0] / end, 0.9999); });
  console.log(`in ${(end * Number(minutes)).toFixed(1)} minutes:`);
  for (const [name, count] of Object.entries(done)) {
    console.log(`${String(count).padStart(6)} ${name}`);
  }

  for (let i = 0; i < 10; i++) {
    const own = memory.filter(([at]) => Math.floor(at * 10) === i).map(([, mb]) => mb);
    const [mean, most] = [own.reduce((a, b) => a + b, 0) / own.length, Math.max(...own)];
    console.log(`${String(i * 6).padStart(3)} to ${String(i * 6 + 6).padStart(2)} min: mean ${mean.toFixed(0)} MB, `
      + `most ${most.toFixed(0)} MB`);
  }

  const late = memory.filter(([at]) => at >= 1 / 3);
  const [x, y] = [0, 1].map(k => late.reduce((sum, one) => sum + one[k], 0) / late.length);
  const slope = late.reduce((sum, [at, mb]) => sum + (at - x) * (mb - y), 0) / late.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  console.log(`most ${Math.max(...memory.map(([, mb]) => mb)).toFixed(0)} MB; trend from minute 20 on ${slope.toFixed(0)} MB an hour`);
}

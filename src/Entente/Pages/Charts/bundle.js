// node bundle.js OUT: joins charts.js and the libraries it uses into one file, with their licences at its end.
import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const out = process.argv[2];
const { outputFiles: [bundle], metafile } = await build({
  entryPoints: ['charts.js'], bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'ascii',
  legalComments: 'none', metafile: true, write: false, outfile: 'charts.min.js',
});

const packages = new Set();
for (const file of Object.keys(metafile.inputs)) {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  if (name) packages.add(name);
}

const byLicence = new Map();
for (const name of [...packages].sort()) {
  const folder = join('node_modules', name);
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).sort().find(entry => /^licen[cs]e/i.test(entry));
  const licence = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : facts.license;
  byLicence.set(licence, [...(byLicence.get(licence) ?? []), `${name} ${facts.version}`]);
}

const notices = [...byLicence].map(([licence, names]) => `${names.join(', ')}\n\n${licence}`).join('\n\n----\n\n');
const comment = `/*! The code above contains these packages.\n\n${notices}\n*/`.replaceAll('</', '<\\/').replaceAll(/[^\n\x20-\x7e]/g, '');
writeFileSync(out + '.part', `${bundle.text}${comment.replaceAll(/\*\/(?=.)/gs, '* /')}\n`);
renameSync(out + '.part', out);

// Prints what the first page costs, and fails over the limit: the entry and all it imports statically.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const root = join(import.meta.dirname, '../../target/web');
const manifest = JSON.parse(readFileSync(join(root, '.vite/manifest.json'), 'utf8'));

const firstLoad = new Set();
const take = (key) => {
  if (firstLoad.has(key)) return;
  firstLoad.add(key);
  (manifest[key].imports ?? []).forEach(take);
};
Object.keys(manifest)
  .filter((key) => manifest[key].isEntry)
  .forEach(take);

const kb = (bytes) => (bytes / 1000).toFixed(1);
const weigh = (files) =>
  files.reduce(
    (sum, file) => {
      const bytes = readFileSync(join(root, file));
      return { raw: sum.raw + bytes.length, gzip: sum.gzip + gzipSync(bytes).length };
    },
    { raw: 0, gzip: 0 },
  );

const entries = [...firstLoad].map((key) => manifest[key]);
const js = weigh(entries.map((entry) => entry.file));
const css = weigh([...new Set(entries.flatMap((entry) => entry.css ?? []))]);
console.log(
  `web front: first load ${kb(js.gzip)} kB of JavaScript compressed (${kb(js.raw)} kB unpacked), ` +
    `${kb(css.gzip)} kB of CSS (${kb(css.raw)}); limit ${LIMIT_KB} kB`,
);
if (js.gzip > LIMIT_KB * 1000) {
  console.error(`web front: first load is over ${LIMIT_KB} kB of JavaScript: split a route or drop a dependency`);
  process.exit(1);
}

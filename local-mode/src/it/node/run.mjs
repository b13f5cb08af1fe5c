// Official SDKs of JavaScript against `postern serve`: node run.mjs POSTERN_JAR FOLDER_OF_SPECS_AND_USERS
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Comparison, exposuresOf } from './comparing.mjs';
import { compareJsClient } from './js-client.mjs';
import { compareNodeCore } from './node-core.mjs';
import { evaluate, serve } from './serving.mjs';

const USERS = 50;
const SHOWN = 20;

const [jar, folder] = process.argv.slice(2);
const specs = join(folder, 'specs.json');
const work = mkdtempSync(join(tmpdir(), 'postern-official-'));

/** Client SDKs make up an id of the device for users without one, so each has one here. */
function readUsers() {
  const lines = readFileSync(join(folder, 'users.jsonl'), 'utf8').split('\n').slice(0, USERS);
  return lines.map((line, index) => {
    const user = JSON.parse(line);
    return { ...user, customIDs: { stableID: `device-${index}`, ...user.customIDs } };
  });
}

/** Client SDKs are told neither of segments nor of holdouts. */
const gates = JSON.parse(readFileSync(specs, 'utf8')).feature_gates;
function clientsKnow(kind, name) {
  const entity = gates[name]?.entity;
  return kind !== 'gates' || (entity !== 'segment' && entity !== 'holdout');
}

async function compareAll() {
  const users = readUsers();
  const usersFile = join(work, 'users.jsonl');
  writeFileSync(usersFile, users.map((user) => JSON.stringify(user) + '\n').join(''));
  const evaluated = evaluate(jar, specs, usersFile);
  const comparison = new Comparison();
  const clients = {
    'node-core': (url) => compareNodeCore(url, users, evaluated, comparison),
    'js-client': (url) => compareJsClient(url, users, evaluated, clientsKnow, comparison),
  };
  for (const [name, compare] of Object.entries(clients)) {
    const events = join(work, `${name}.jsonl`);
    const server = await serve(jar, specs, events);
    const exposures = await compare(server.url);
    await server.stop();
    const lines = readFileSync(events, 'utf8').trim().split('\n');
    comparison.compareExposures(exposures, exposuresOf(lines.map((line) => JSON.parse(line))));
    console.log(`${name}: ${exposures.size} exposures expected, ${lines.length} events arrived`);
  }
  return comparison;
}

try {
  const { compared, differences } = await compareAll();
  differences.slice(0, SHOWN).forEach((difference) => console.error(difference));
  console.log(`${compared} answers and exposures compared, ${differences.length} differences`);
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true });
}

// Runs the postern command.
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const java = (jar, args) => ['-jar', jar, ...args];

/** What `postern evaluate` answers, an object for each user. */
export function evaluate(jar, specs, users) {
  const args = ['evaluate', '--specs', specs, '--users', users, '--format', 'jsonl'];
  const out = execFileSync('java', java(jar, args), { encoding: 'utf8', maxBuffer: 1 << 28 });
  return out.trim().split('\n').map((line) => JSON.parse(line));
}

/** Starts `postern serve`; stop() ends it as a terminal does, and must find exit code 0. */
export async function serve(jar, specs, out) {
  const process = spawn('java', java(jar, ['serve', specs, '--out', out]));
  const ended = new Promise((resolve) => process.on('exit', resolve));
  const lines = createInterface({ input: process.stderr });
  const url = await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const address = / at (http:\S+)/.exec(line);
      address ? resolve(address[1]) : console.error(line);
    });
    ended.then((code) => reject(new Error(`postern serve has ended with ${code}`)));
  });
  const stop = async () => {
    process.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) {
      throw new Error(`postern serve has ended with ${code}`);
    }
  };
  return { url, stop };
}

import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const password = 'a sentence is good';

/** A central server of its own, with the program's own commands to fill it. */
export interface Hub {
  address: string;
  password: string;
  /** Publishes a release of acme/step; each name makes another one. */
  publish: (version: string, name: string) => void;
  /** Runs a command as ann. */
  run: (...command: string[]) => string;
  stop: () => void;
}

/** Starts a hub with the users ann, who may release, and ben, who may read. */
export async function startHub(): Promise<Hub> {
  const program = process.env.SANDTABLE_PROGRAM;
  if (!program) throw new Error('SANDTABLE_PROGRAM is not set: start the tests with build/test-browser.sh');
  const folder = mkdtempSync(join(tmpdir(), 'hub-'));
  const data = join(folder, 'data');
  const env = { ...process.env, HOME: folder, SANDTABLE_LIBRARY: join(folder, 'library.sqlite'), SANDTABLE_SECRETS: join(folder, 'secrets.json'), SANDTABLE_HUB_PASSWORD: password, SANDTABLE_REGISTRY_PASSWORD: password, LANG: 'en_US.UTF-8' };
  const run = (...command: string[]) => execFileSync(program, command, { cwd: folder, env, encoding: 'utf8' });
  run('hub', 'user', 'add', 'ann', '--may', 'release', '--data', data);
  run('hub', 'user', 'add', 'ben', '--may', 'read', '--data', data);
  const server = spawn(program, ['hub', '--json', '--data', data, '--listen', '127.0.0.1:0'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const said = await new Promise<string>((done, failed) => {
    let text = '';
    server.stdout.on('data', (more: Buffer) => {
      text += more.toString();
      if (text.includes('}')) done(text);
    });
    server.on('exit', (code) => failed(new Error(`the hub ended with ${code}`)));
  });
  const address = (JSON.parse(said) as { url: string }).url.replace('http://', '');
  for (const file of ['counter.bpmn', 'counter.json']) copyFileSync(resolve('../app/cli/testdata', file), join(folder, file));
  return {
    address,
    password,
    run: (...command) => run(...command, '--user', 'ann'),
    publish: (version, name) => {
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ id: 'acme/step', version, name: { en: name }, processes: [{ file: 'counter.bpmn', scenarios: ['counter.json'] }] }));
      run('pack', 'package.json', '-o', `${version}.tar`);
      run('push', `${version}.tar`, '--to', address, '--user', 'ann');
    },
    stop: () => {
      server.kill('SIGINT');
      server.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    },
  };
}

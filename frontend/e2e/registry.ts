import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** Where Debian's registry is: on the path, or where build/setup.sh puts it; undefined where it is not. */
export function registryProgram(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.map((folder) => join(folder, 'docker-registry')), resolve('../build/bin/docker-registry')].find((file) => existsSync(file));
}

/** Starts a real registry in a folder of its own, and gives its address. */
export async function startRegistry(): Promise<{ address: string; stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const address = `127.0.0.1:${await freePort()}`;
  const config = join(folder, 'config.yml');
  writeFileSync(config, `version: 0.1\nlog:\n  level: error\nstorage:\n  filesystem:\n    rootdirectory: ${folder}\n  delete:\n    enabled: true\nhttp:\n  addr: ${address}\n`);
  const server = spawn(registryProgram()!, ['serve', config], { stdio: 'ignore' });
  for (let tries = 0; tries < 200; tries++) {
    const up = await fetch(`http://${address}/v2/`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    address,
    stop: () => {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

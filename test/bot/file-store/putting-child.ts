// A process of its own that puts file after file until it is killed; each digest is told once it is kept.
import { randomBytes } from 'node:crypto';
import { createDiskFileStore } from '../../../src/bot/file-store/disk.ts';

const store = createDiskFileStore(process.argv[2] ?? '');
for (;;) process.stdout.write(`${await store.put(randomBytes(3_000_000))}\n`);

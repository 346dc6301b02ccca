import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { createDemoClock, demoClockFile } from '../clock.ts';
import { buildSample, installedSample } from '../usecases/sample/load-sample.ts';
import {
  sampleClockStart,
  sampleNames,
  SampleRefused,
  type SampleName,
} from '../usecases/sample/sample-files.ts';
import { group, leaf, type Shell } from './command.ts';
import { instantText, type CommandResult, type Session } from './kit.ts';

/** `sample load NAME`, into `data/NAME` where no other place is set */
export function addSampleCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const sample = group(program, 'sample', say('admin.help.sample'));
  leaf(sample, 'load', say('admin.help.sample_load'), shell)
    .addArgument(new Argument('<name>', say('admin.help.sample_name')).choices(sampleNames))
    .action((name: SampleName) =>
      shell.run((session) => load(session, name), { DATA_DIR: join('data', name) }),
    );
}

async function load(session: Session, name: SampleName): Promise<CommandResult> {
  const { tools, say, dataDir } = session;
  const { unitOfWork, ids } = tools;
  const before = await unitOfWork.run(installedSample);
  const start = await sampleClockStart(name);
  // Everything in it happens when its clock begins.
  const clock = { now: () => start };
  try {
    const { invented, people } = await buildSample({ unitOfWork, ids, clock }, name);
    // A clock that was left by another demonstration would be wrong; one that runs already is this sample's.
    const file = join(dataDir, demoClockFile);
    if (before === null || !existsSync(file)) createDemoClock(file, start);
    const about = { sample: name, folder: dataDir };
    const lines = [
      before === null
        ? say('admin.sample.loaded', { ...about, at: instantText(session, start) })
        : say('admin.sample.there', about),
      say('admin.sample.invented'),
      ...invented.map((each) => say('admin.sample.item', { item: each })),
      say('admin.sample.start', { folder: dataDir }),
    ];
    const shown = people.map(({ personCode, name: person, unitName, role }) => ({
      code: personCode,
      name: person,
      unit: unitName,
      role,
    }));
    const json = {
      sample: name,
      dataDir,
      loaded: before === null,
      clockStart: start,
      invented,
      people: shown,
    };
    return { ok: true, json, lines };
  } catch (error) {
    if (!(error instanceof SampleRefused)) throw error;
    return { ok: false, refusal: { key: error.key, params: error.params } };
  }
}

import { describe, expect, it } from 'vitest';

import { compare, describeCounterexample, rounds } from './compare/prove.js';
import { fixAll, fixEach } from './fixing/fix.js';
import { projects } from './projects/index.js';
import type { ProjectProgram } from './projects/project.js';

/** As it runs: with the files that the plugin does not find. */
const running = (project: ProjectProgram, source = project.source) => ({
  ...project,
  source,
  files: project.allFiles,
});

/** Programs of several files, of which one is linted: what its calls do stands in the others. */
describe('the table of projects', () => {
  it('holds at least 30 programs that are fixed and 30 that are kept', () => {
    const kept = projects.filter((project) => project.expect === 'kept');
    expect(kept.length).toBeGreaterThanOrEqual(30);
    expect(projects.length - kept.length).toBeGreaterThanOrEqual(30);
    expect(new Set(projects.map(({ name }) => name)).size).toBe(projects.length);
  });

  it.each(projects.map((project) => [project.name, project] as const))(
    '%s',
    async (_name, project) => {
      const { source, expect: expected } = project;
      const fixed = fixAll(source, project);
      if (expected === 'kept') {
        expect(fixed).toBe(source);
        return;
      }
      expect(fixed, 'nothing was fixed').not.toBe(source);
      const alone = { ...project, files: {} };
      expect(fixAll(source, alone), 'the other files make no difference').toBe(source);
      expect(fixAll(fixed, project), 'a second pass changes something').toBe(fixed);
      for (const text of [...fixEach(source, project), fixed]) {
        const found = await compare(running(project), text, 'full');
        expect(found, found && describeCounterexample(source, text, found)).toBeUndefined();
      }
      const before = await rounds(running(project));
      expect([before, await rounds(running(project, fixed))]).toEqual(project.rounds);
    },
  );
});

/** The dangers are real: the careless rewrite of a project that is kept behaves differently. */
describe('projects that are kept', () => {
  it.each(
    projects.flatMap(({ wrong, ...project }) =>
      wrong === undefined ? [] : [[project.name, { ...project, wrong }] as const],
    ),
  )('%s', async (_name, project) => {
    const found = await compare(running(project), project.wrong, 'full');
    expect(found, 'the careless rewrite behaves as the program does').toBeDefined();
    expect(found?.scenario, found?.differences.join('\n')).not.toBe('parsing');
  });
});

import type { Run, RunHead } from '../../api/types';

/** What the scenario of a run was called when it was played; empty where it had no name. */
export const scenarioOf = ({ name }: RunHead): string => name.trim();

/** Of what process and scenario a run is, for the names of files. */
export const aboutOf = (run: Run, process: string): string => [process, scenarioOf(run)].filter(Boolean).join(' ');

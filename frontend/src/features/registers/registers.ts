import type { ComponentType } from 'react';
import { DataTable } from './DataTable';
import { EventsTable } from './EventsTable';
import { PromisesTable } from './PromisesTable';
import { StepsTable } from './StepsTable';
import type { TableProps } from './table';
import { TextsTable } from './TextsTable';

/** The tables of a process, by name. */
export const registers = { steps: StepsTable, promises: PromisesTable, data: DataTable, events: EventsTable, texts: TextsTable } satisfies Record<string, ComponentType<TableProps>>;
export type Register = keyof typeof registers;

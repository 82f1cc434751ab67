import type { ComponentType } from 'react';
import { DataTable } from './DataTable';
import { EventsTable } from './EventsTable';
import { PromisesTable } from './PromisesTable';
import type { TableProps } from './table';
import { TextsTable } from './TextsTable';

/** The tables of a process, by name. */
export const registers = { promises: PromisesTable, data: DataTable, events: EventsTable, texts: TextsTable } satisfies Record<string, ComponentType<TableProps>>;
export type Register = keyof typeof registers;

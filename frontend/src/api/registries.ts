import { queryOptions } from '@tanstack/react-query';
import { answer, client, items } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

/** A place where templates are published and come from. */
export type Registry = Schemas['Registry'];

/** Somebody whose signature is trusted; with `here`, one can sign as them on this computer. */
export type Signer = Schemas['Signer'];

/** Every configured registry, and where this computer keeps logins and keys. */
export const registriesQuery = queryOptions({ queryKey: ['registries'], queryFn: () => answer(client.GET('/api/registries')) });

/** Whose signatures are trusted. */
export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: (): Promise<Signer[]> => items(client.GET('/api/keys')) });

type Edit = Schemas['RegistryEdit'];

/** Adds a registry, or changes the one with the id. */
export const putRegistry = (id: string | undefined, edit: Edit): Promise<Registry> =>
  id ? answer(client.PUT('/api/registries/{id}', { params: { path: { id } }, body: edit })) : answer(client.POST('/api/registries', { body: edit }));

/** Forgets a registry and its login. */
export const removeRegistry = (id: string): Promise<unknown> => answer(client.DELETE('/api/registries/{id}', { params: { path: { id } } }));

/** Asks whether a registry answers and knows the login. */
export const pingRegistry = (id: string): Promise<unknown> => answer(client.POST('/api/registries/{id}/ping', { params: { path: { id } } }));

/** Asks the registry whether it takes the login; the operating system keeps it then. */
export const logIn = (id: string, login: Schemas['RegistryLogin']): Promise<unknown> => answer(client.PUT('/api/registries/{id}/login', { params: { path: { id } }, body: login }));

export const logOut = (id: string): Promise<unknown> => answer(client.DELETE('/api/registries/{id}/login', { params: { path: { id } } }));

/** Makes a pair of keys; with `sealed`, brings one in that a file holds. */
export const makeKey = (name: string, passphrase: string, sealed?: string): Promise<Signer> => answer(client.POST('/api/keys', { body: { name, passphrase, ...(sealed && { sealed }) } }));

export const trustKey = (name: string, pem: string): Promise<Signer> => answer(client.POST('/api/keys/trusted', { body: { name, pem } }));

/** Ends the trust in a key, and deletes its private half where that is here. */
export const distrustKey = (hint: string): Promise<unknown> => answer(client.DELETE('/api/keys', { params: { query: { hint } } }));

/** A private key as a file, encrypted by its passphrase. */
export const keyFile = async (hint: string): Promise<string> => (await answer(client.GET('/api/keys/file', { params: { query: { hint } } }))).text;

import { desktop } from './desktop';
import { fromBase64, inWindow } from './files';

/** How a file is on the disk now; without a digest it is gone. */
export interface FileState {
  digest: string;
  /** It is as this program has written it. */
  own: boolean;
}

/** Whether files can be looked at again: only the window knows the disk. */
export const knowsDisk = (): boolean => desktop()?.window.LookAtFile !== undefined;

export const lookAtFile = (path: string): Promise<FileState> => inWindow(() => desktop()!.window.LookAtFile!(path));

/** A file that was opened before, as it is now. */
export async function readFileAgain(path: string): Promise<{ name: string; data: Blob; digest: string }> {
  const { name, data, digest } = await inWindow(() => desktop()!.window.ReadFileAgain!(path));
  return { name, data: new Blob([fromBase64(data)]), digest: digest ?? '' };
}

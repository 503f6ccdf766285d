/** What is being done, for a button that waits. */
import { useEffect, useState } from 'preact/hooks';
import { follow } from '../state/progress';
import { useSession } from '../state/session';

/** @param work by the menu's words. @param otherwise where the work is short, or nothing is known of it yet. */
export function useStage(work: string, isBusy: boolean, otherwise: string): string {
  const { call } = useSession();
  const [text, setText] = useState('');
  useEffect(() => {
    setText('');
    if (!isBusy) return undefined;
    return follow(
      call,
      work,
      (progress) => setText(progress?.state === 'running' ? progress.text : ''),
      (ask, milliseconds) => window.setTimeout(ask, milliseconds),
    );
  }, [isBusy]);
  return text === '' ? otherwise : `${text} …`;
}

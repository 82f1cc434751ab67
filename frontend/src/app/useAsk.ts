import { useCallback, useState } from 'react';

/** A dialog that is asked like a function: what is asked while it is open, and how it answers. */
export function useAsk<Question, Answer>(): {
  asked: Question | null;
  ask: (question: Question) => Promise<Answer>;
  answer: (answer: Answer) => void;
} {
  const [open, setOpen] = useState<{ question: Question; resolve: (answer: Answer) => void } | null>(null);
  const ask = useCallback((question: Question) => new Promise<Answer>((resolve) => setOpen({ question, resolve })), []);
  const answer = useCallback(
    (given: Answer) => {
      open?.resolve(given);
      setOpen(null);
    },
    [open],
  );
  return { asked: open?.question ?? null, ask, answer };
}

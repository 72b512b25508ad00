/** Milliseconds without typing after which nobody is in the middle of it. */
const CALM = 1_500;

/** Knows whether somebody is typing in the page. */
export interface Calm {
  isCalm(): boolean;
  end(): void;
}

export function watchTyping(): Calm {
  let typedAt = -Infinity;
  const typed = (): void => {
    typedAt = performance.now();
  };
  const kinds = ['beforeinput', 'compositionupdate'];
  for (const kind of kinds) globalThis.addEventListener(kind, typed, true);
  return {
    isCalm: () => performance.now() - typedAt >= CALM,
    end: () => {
      for (const kind of kinds) globalThis.removeEventListener(kind, typed, true);
    },
  };
}

import { useCallback, useState } from 'react';

/** A small setting that this browser remembers; a full or forbidden store only forgets it. */
export const readStored = (key: string): string | null => {
  try {
    return localStorage.getItem(`omnidesk.${key}`);
  } catch {
    return null;
  }
};

export const writeStored = (key: string, value: string): void => {
  try {
    localStorage.setItem(`omnidesk.${key}`, value);
  } catch {
    // remembered until the page goes
  }
};

export const useStoredNumber = (key: string, initial: number): [number, (value: number) => void] => {
  const [value, setValue] = useState(() => {
    const stored = Number(readStored(key));
    return stored > 0 ? stored : initial;
  });
  const keep = useCallback(
    (next: number) => {
      setValue(next);
      writeStored(key, String(next));
    },
    [key],
  );
  return [value, keep];
};

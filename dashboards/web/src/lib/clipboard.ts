/** Whether the text now lies in the clipboard; a page that came over plain http has none. */
export const copyText = async (text: string): Promise<boolean> => {
  // The type says that it is always there; it is not.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    await clipboard?.writeText(text);
    return clipboard !== undefined;
  } catch {
    return false;
  }
};

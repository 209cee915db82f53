/** Offers a text as a download, or through the save dialog of the desktop. */
export function saveText(fileName: string, text: string): void {
  const link = document.createElement('a');
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

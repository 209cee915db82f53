import type { Page } from 'playwright';

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Drops files onto the middle of the window, as a file manager would. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const data = await page.evaluateHandle(
    (encoded) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of encoded) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: 'application/zip' }));
      }
      return transfer;
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: data });
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}
